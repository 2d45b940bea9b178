import Glibc

/// What a child writes, gathered without ever waiting.
final class Pipe {  // Not Sendable: its child's thread only.
  let reading: Int32
  private(set) var writing: Int32
  private(set) var isFinished = false
  private var bytes: [UInt8] = []

  init() throws {
    (reading, writing) = try Self.ends()
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  /// Two ends that no other child inherits.
  static func ends() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CommandError(.internalError, "no pipe can be made") }
    // No other thread starts a process in between: the demo has only one.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  deinit {
    close(reading)
    closeWriting()
  }

  /// Leaves the writing end to the child alone, so that its end shows.
  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// Everything that was read.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The first line, once it is whole.
  var firstLine: String? {
    bytes.firstIndex(of: 0x0A).map { String(decoding: bytes[..<$0], as: UTF8.self) }
  }

  func readAvailable() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !isFinished {
      let count = read(reading, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 {
        isFinished = true
      } else {
        guard errno == EINTR else { return }
      }
    }
  }
}
