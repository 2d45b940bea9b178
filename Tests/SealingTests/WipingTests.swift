import Cryptography
import Foundation
import Glibc
import Sealing
import Testing

/// Looks for a clear text in the memory of this very process, after it was sealed, opened and released.
struct WipingTests {
  let pki: TestPKI

  init() throws { pki = try TestPKI.shared.get() }

  private static let chunk = 1 << 20

  /// How many times the needle stands in writable memory, beside the needle itself and the reading buffer.
  private func occurrences(of needle: SecretBytes) throws -> Int {
    let file = Glibc.open("/proc/self/mem", O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    let buffer = try #require(mmap(nil, Self.chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
    defer { munmap(buffer, Self.chunk) }
    let own = UInt(bitPattern: buffer)..<UInt(bitPattern: buffer) + UInt(Self.chunk)
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
          let size = min(Self.chunk, Int(bounds[1] - address))
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

  @Test func `no copy of a clear text is left once it was sealed, opened and released`() throws {
    let needle = SecretBytes.random(count: 48)
    let header = try TestPKI.header()
    let (recipients, opener) = (try pki.recipients(["alice"]), try pki.opener("alice"))
    let cms = try {
      let content = SecretBytes(count: 4096)
      content.withUnsafeMutableBytes { target in
        needle.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: target[1000..<1048]).copyMemory(from: $0) }
      }
      #expect(try occurrences(of: needle) >= 1, "the search finds what is there")
      return try pki.sealer.seal(content, header: header, to: recipients, at: pki.now).cms()
    }()
    var opened: OpenedContent? = try opener.open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
    #expect(try occurrences(of: needle) == 1, "the opened content, and nothing else")
    #expect(opened?.content.count == 4096)
    opened = nil
    #expect(try occurrences(of: needle) == 0)
  }
}
