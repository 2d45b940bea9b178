package import Cryptography
import Foundation
import Glibc

/// Looks for octets in the memory of this very process, while its other threads go on.
package enum MemorySearch {
  /// The memory of the process could not be read.
  package struct Unreadable: Error {}

  private static let chunk = 1 << 20
  private static let page: UInt = 4096

  /// How many times the needle stands in writable memory, beside the needle itself and the reading buffer.
  package static func occurrences(of needle: SecretBytes) throws -> Int {
    let file = Glibc.open("/proc/self/mem", O_RDONLY)
    guard file >= 0 else { throw Unreadable() }
    defer { close(file) }
    guard let buffer = mmap(nil, chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      buffer != MAP_FAILED
    else { throw Unreadable() }
    defer { munmap(buffer, chunk) }
    let own = UInt(bitPattern: buffer)..<UInt(bitPattern: buffer) + UInt(chunk)
    let mappings = try MemoryMapping.writable(of: "self")
    return needle.withUnsafeBytes { needle in
      guard let start = needle.baseAddress else { return 0 }
      var places: Set<UInt> = []
      for range in mappings.map(\.range) {
        var address = range.lowerBound
        while address < range.upperBound {
          let size = min(chunk, Int(range.upperBound - address))
          let read = pread(file, buffer, size, off_t(address))
          guard read > 0 else {
            // Another thread gave this page back since the map was read; what follows may still be there.
            address += page
            continue
          }
          var from = buffer
          while read >= needle.count, from <= buffer + (read - needle.count),
            let hit = memchr(from, Int32(needle[0]), buffer + (read - needle.count) - from + 1)
          {
            if memcmp(hit, start, needle.count) == 0 { places.insert(address + UInt(hit - buffer)) }
            from = hit + 1
          }
          // Pieces overlap, so that an occurrence across two of them is not missed.
          let isWhole = read == size && address + UInt(size) < range.upperBound
          address += isWhole ? UInt(size - needle.count) : max(UInt(read), 1)
        }
      }
      return places.count { $0 != UInt(bitPattern: start) && !own.contains($0) }
    }
  }

  /// The same, when the needle is known to stand somewhere: looks again when other threads moved the maps meanwhile.
  package static func occurrences(ofPresent needle: SecretBytes) throws -> Int {
    for _ in 0..<9 {
      let count = try occurrences(of: needle)
      if count > 0 { return count }
    }
    return try occurrences(of: needle)
  }
}
