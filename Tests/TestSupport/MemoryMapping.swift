import Foundation
import Glibc

/// A part of a process's memory that it may write.
package struct MemoryMapping {
  /// What `/proc/PID/maps` could not tell.
  package struct Incomplete: Error {}

  /// The file that it maps, or what it is for; `anonymous` for most.
  package let name: String
  package let range: Range<UInt>

  /// All those of a process, in order.
  /// - Parameter process: its number, or `self`.
  /// - Throws: ``Incomplete`` when the list cannot be read, or lacks its end: nothing would be proven.
  package static func writable(of process: String) throws -> [MemoryMapping] {
    let lines = try ProcessFile.bytes("/proc/\(process)/maps").split(separator: UInt8(ascii: "\n"))
    var isWhole = false
    let mappings = lines.compactMap { line -> MemoryMapping? in
      let words = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: true)
      guard words.count >= 2 else { return nil }
      // It stands higher than all that a program maps.
      if words.last == "[stack]" { isWhole = true }
      let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard bounds.count == 2, bounds[0] < bounds[1], words[1].hasPrefix("rw") else { return nil }
      return MemoryMapping(name: words.count > 5 ? String(words[5]) : "anonymous", range: bounds[0]..<bounds[1])
    }
    guard isWhole else { throw Incomplete() }
    return mappings
  }
}
