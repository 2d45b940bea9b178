import SystemSupport
import Foundation
import Glibc

/// A disk of a few megabytes, unmounted when it is let go of.
final class SmallDisk: Sendable {
  let url: URL
  private let scratch: Scratch

  /// - Throws: ``SystemFault`` when the machine does not let us mount a tmpfs.
  init(megabytes: Int) throws {
    scratch = try Scratch()
    url = scratch.url.appending(path: "disk")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    let code = try Self.run(
      "/usr/bin/mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m,mode=700", "tmpfs", url.path])
    guard code == 0 else { throw SystemFault("a tmpfs cannot be mounted (exit \(code))") }
  }

  deinit {
    // A server that was just killed may still hold it for a moment.
    for _ in 0..<50 where (try? Self.run("/usr/bin/umount", [url.path])) != 0 { usleep(20_000) }
  }

  private var filler: URL { url.appending(path: "filler") }

  /// Takes all the space that is left.
  func fill() throws {
    let descriptor = open(filler.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFault("the disk cannot be filled: errno \(errno)") }
    defer { close(descriptor) }
    let block = [UInt8](repeating: 0x2A, count: 65_536)
    var size = block.count
    while size > 0 { if write(descriptor, block, size) != size { size /= 2 } }
  }

  /// Gives the space back.
  func empty() throws { try FileManager.default.removeItem(at: filler) }

  private static func run(_ program: String, _ words: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Whether disks can be mounted here, or must be: continuous integration may not skip what needs one.
  static let isPossible: Bool =
    ProcessInfo.processInfo.environment["CI"] != nil || (try? SmallDisk(megabytes: 1)) != nil
}
