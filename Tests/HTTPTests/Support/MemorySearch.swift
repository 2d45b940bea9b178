import Cryptography
import Foundation
import Glibc

@testable import HTTP

/// Looks for octets in the memory of this very process.
enum MemorySearch {
  private static let chunk = 1 << 20

  /// How many times the needle stands in writable memory, beside the needle itself and the reading buffer.
  static func occurrences(of needle: SecretBytes) throws -> Int {
    let file = Glibc.open("/proc/self/mem", O_RDONLY)
    guard file >= 0 else { throw HTTPError(.system) }
    defer { close(file) }
    guard let buffer = mmap(nil, chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) else {
      throw HTTPError(.system)
    }
    defer { munmap(buffer, chunk) }
    let own = UInt(bitPattern: buffer)..<UInt(bitPattern: buffer) + UInt(chunk)
    let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
    return needle.withUnsafeBytes { needle in
      guard let start = needle.baseAddress else { return 0 }
      let itself = UInt(bitPattern: start)
      var count = 0
      for line in maps.split(separator: "\n") where line.contains(" rw-p ") {
        let bounds = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard bounds.count == 2 else { continue }
        // Pieces overlap, so that an occurrence across two of them is not missed.
        var address = bounds[0]
        while address < bounds[1] {
          let size = min(chunk, Int(bounds[1] - address))
          let read = pread(file, buffer, size, off_t(address))
          guard read > needle.count else { break }
          var from = buffer
          let last = buffer + (read - needle.count)
          while from <= last, let hit = memchr(from, Int32(needle[0]), last - from + 1) {
            let place = address + UInt(hit - buffer)
            if memcmp(hit, start, needle.count) == 0, place != itself, !own.contains(place) { count += 1 }
            from = hit + 1
          }
          guard read == size, address + UInt(size) < bounds[1] else { break }
          address += UInt(size - needle.count)
        }
      }
      return count
    }
  }
}
