internal import Foundation
internal import Synchronization

/// An advisory lock that the kernel drops with the process, however it dies.
final class FolderLock: Sendable {
  private let descriptor: Mutex<Int32?>

  init(_ url: URL) throws(StoreError) {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StoreError(.inputOutput, "opening the lock", number: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      close(descriptor)
      throw StoreError(number == EWOULDBLOCK ? .folderInUse : .inputOutput, "taking the lock", number: number)
    }
    self.descriptor = Mutex(descriptor)
  }

  deinit { release() }

  /// Lets another server take the folder. Does nothing the second time.
  func release() {
    descriptor.withLock {
      guard let held = $0 else { return }
      // A process that another thread is starting shares the lock until it execs: closing alone would leave it taken.
      flock(held, LOCK_UN)
      close(held)
      $0 = nil
    }
  }
}
