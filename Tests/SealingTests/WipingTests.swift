import Cryptography
import Foundation
import Sealing
import TestSupport
import Testing

/// Looks for a clear text in the memory of this very process, after it was sealed, opened and released.
struct WipingTests {
  let pki: TestPKI

  init() throws { pki = try TestPKI.shared.get() }

  @Test func `no copy of a clear text is left once it was sealed, opened and released`() throws {
    let needle = SecretBytes.random(count: 48)
    let header = try TestPKI.header()
    let (recipients, opener) = (try pki.recipients(["alice"]), try pki.opener("alice"))
    let cms = try {
      let content = SecretBytes(count: 4096)
      content.withUnsafeMutableBytes { target in
        needle.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: target[1000..<1048]).copyMemory(from: $0) }
      }
      #expect(try MemorySearch.occurrences(ofPresent: needle) >= 1, "the search finds what is there")
      return try pki.sealer.seal(content, header: header, to: recipients, at: pki.now).cms()
    }()
    var opened: OpenedContent? = try opener.open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
    #expect(try MemorySearch.occurrences(ofPresent: needle) == 1, "the opened content, and nothing else")
    #expect(opened?.content.count == 4096)
    opened = nil
    #expect(try MemorySearch.occurrences(of: needle) == 0)
  }
}
