public import Foundation
internal import Synchronization

/// An advisory lock on a folder of ours, that the kernel drops with the process, however it dies.
public final class FolderLock: Sendable {
  private let descriptor: Mutex<Int32?>

  /// Takes the lock of the file at `url`, made if it does not exist.
  ///
  /// - Throws: `inUse` when another process has it, `inputOutput`.
  public init(_ url: URL) throws(FileError) {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileError(.inputOutput, "opening the lock", number: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      close(descriptor)
      throw FileError(number == EWOULDBLOCK ? .inUse : .inputOutput, "taking the lock", number: number)
    }
    self.descriptor = Mutex(descriptor)
  }

  deinit { release() }

  /// Lets another process take the folder. Does nothing the second time.
  public func release() {
    descriptor.withLock {
      guard let held = $0 else { return }
      // A process that another thread is starting shares the lock until it execs: closing alone would leave it taken.
      flock(held, LOCK_UN)
      close(held)
      $0 = nil
    }
  }
}

extension FolderLock {
  /// Checks that a folder is one, and that only its owner may enter it.
  ///
  /// - Throws: `unsafe`, or `inputOutput` when there is nothing there.
  public static func checkOwner(of folder: URL) throws(FileError) {
    var status = stat()
    guard stat(folder.path, &status) == 0 else { throw FileError(.inputOutput, "reading the folder", number: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_mode & 0o077 == 0 else {
      throw FileError(.unsafe, "taking the folder")
    }
  }
}
