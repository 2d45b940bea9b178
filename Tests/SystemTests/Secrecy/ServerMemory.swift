import Foundation
import Glibc
import SystemSupport
import TestSupport

/// The writable memory of another process, as `gcore` would write it down.
///
/// Read from `/proc/PID/mem`: the same bytes without a debugger to install, and without a file that holds them. The server
/// forbids dumps, so that only who has the capability `CAP_SYS_PTRACE` may do this.
struct ServerMemory {
  private static let chunk = 4 << 20
  /// Pieces overlap by more than any form of a canary.
  private static let overlap = 512

  let pid: Int32

  /// Whether this process may read another's memory, or must: continuous integration may not skip what needs it.
  static let isReadable: Bool = ProcessInfo.processInfo.environment["CI"] != nil || hasCapability

  /// `CAP_SYS_PTRACE` among the capabilities that this process has now (proc(5)).
  private static var hasCapability: Bool {
    let status = String(decoding: (try? ProcessFile.bytes("/proc/self/status")) ?? [], as: UTF8.self)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("CapEff:") }),
      let set = UInt64(line.split(separator: "\t").last ?? "", radix: 16)
    else { return false }
    return set & (1 << 19) != 0
  }

  /// Hands over the memory, piece by piece, with the name of its mapping; the process stands still meanwhile.
  /// - Returns: how much was read.
  /// - Throws: ``SystemFault`` when some of it cannot be read: nothing would be proven.
  func visit(_ body: (_ mapping: String, UnsafeRawBufferPointer) throws -> Void) throws -> Int {
    let file = open("/proc/\(pid)/mem", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemFault("the memory of the server cannot be read: errno \(errno)") }
    defer { close(file) }
    kill(pid, SIGSTOP)
    defer { kill(pid, SIGCONT) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 4096)
    defer { buffer.deallocate() }
    var total = 0
    for mapping in try MemoryMapping.writable(of: "\(pid)") {
      let end = mapping.range.upperBound
      var address = mapping.range.lowerBound
      while address < end {
        let wanted = min(Self.chunk, Int(end - address))
        let count = pread(file, buffer.baseAddress, wanted, off_t(address))
        guard count == wanted else { throw SystemFault("\(mapping.name): \(count) bytes of \(wanted), errno \(errno)") }
        try body(mapping.name, UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        total += count
        address += UInt(count)
        if address < end { address -= UInt(Self.overlap) }
      }
    }
    return total
  }
}

extension Canary {
  /// What is still found a moment after an answer: the client may have it before the server has let go of the request.
  func lastingTraces(inMemoryOf server: ServerProcess) throws -> [String] {
    var found: [String] = []
    for _ in 0..<20 {
      found = try traces(inMemoryOf: server)
      if found.isEmpty { break }
      usleep(20_000)
    }
    return found
  }

  /// Where the memory of a process holds a canary: the form, the mapping, and what stands around.
  func traces(inMemoryOf server: ServerProcess) throws -> [String] {
    let forms = forms
    var traces: [String] = []
    let read = try ServerMemory(pid: server.child.pid).visit { mapping, piece in
      for (name, bytes) in forms {
        var rest = piece[...]
        while let hit = try Self.find(bytes, in: UnsafeRawBufferPointer(rebasing: rest)) {
          let place = rest.startIndex + hit
          let around = piece[max(0, place - 64)..<min(piece.count, place + bytes.count + 64)]
          let shown = String(decoding: around.map { (32..<127).contains($0) ? $0 : UInt8(ascii: ".") }, as: UTF8.self)
          traces.append("\(mapping): \(name): \(shown)")
          rest = piece[(place + bytes.count)...]
        }
      }
    }
    guard read > 8 << 20 else { throw SystemFault("hardly any memory of the server was read: \(read) bytes") }
    return traces
  }

  private typealias Search = @convention(c) (UnsafeRawPointer, Int, UnsafeRawPointer, Int) -> UnsafeMutableRawPointer?

  /// glibc's `memmem`, which Swift's module hides: Foundation's own search takes a hundred times as long.
  private static let search = dlsym(nil, "memmem").map { unsafeBitCast($0, to: Search.self) }

  /// Where some bytes begin.
  private static func find(_ needle: Data, in hay: UnsafeRawBufferPointer) throws -> Int? {
    guard let search else { throw SystemFault("there is no memmem") }
    return needle.withUnsafeBytes { needle in
      guard let base = hay.baseAddress, let first = needle.baseAddress else { return nil }
      return search(base, hay.count, first, needle.count).map { UnsafeRawPointer($0) - base }
    }
  }
}
