import Foundation
import Journal
import Testing

/// Bodies that are not those the entries commit to.
struct BodyTamperingTests {
  private func faults(_ change: (inout [String]) -> Void) throws -> [ExportFault] {
    let journal = try MemoryJournal(count: 13)
    let signer = try signer()
    return try withFolder { folder in
      try JournalExport.write(journal, checkpoint: signer.sign(journal.tree), key: signer.key, to: folder)
      let file = folder.appending(path: "bodies/000.p/13")
      var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
      change(&lines)
      try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: file)
      let report = try ExportVerifier(trusted: signer.verifier).verify(folder)
      if report.isSound { #expect(report.pruned.values.reduce(0, +) == 1) }
      return report.faults
    }
  }

  @Test func `a changed body or nonce is a mismatch`() throws {
    #expect(try faults { $0[3].replace("transmission", with: "Transmission") }.map(\.kind) == [.bodyMismatch])
    #expect(try faults { $0[3].replace("\"nonce\":\"", with: "\"nonce\":\"0") }.map(\.kind) == [.malformedBody])
    let swapped = try faults { lines in
      lines[3] = lines[2].replacing("\"index\":2", with: "\"index\":3")
    }
    #expect(swapped.map(\.kind) == [.bodyMismatch] && swapped[0].index == 3)
    // 12 -> 2 in the entry's line: the index is read whole.
    #expect(try faults { $0[12].replace("\"index\":12", with: "\"index\":2") }.map(\.kind) == [.malformedBody])
  }

  @Test func `lines exchanged, missing or repeated are found`() throws {
    #expect(try faults { $0.swapAt(4, 5) }.map(\.kind) == [.malformedBody, .malformedBody])
    #expect(try faults { $0.removeLast() }.isEmpty == false)
    #expect(try faults { $0.remove(at: 4) }.isEmpty == false)
    #expect(try faults { $0.append($0[12]) }.isEmpty == false)
    #expect(try faults { $0 = [] }.isEmpty == false)
  }

  @Test func `only the exact line of a pruned body marks it so`() throws {
    #expect(try faults { $0[5] = "{\"index\":5,\"pruned\":true}" }.isEmpty)
    for line in [
      "{\"index\":5,\"pruned\":false}", "{\"index\":5}", "{\"index\":6,\"pruned\":true}",
      "{\"index\":5,\"pruned\":true} ",
      "{\"index\": 5,\"pruned\":true}", "{\"pruned\":true,\"index\":5}", "", "{}", "null", "{\"body\":",
      "{\"body\":{},\"index\":5,\"nonce\":\"\"}",
      "{\"body\":,\"index\":5,\"nonce\":\"00112233445566778899aabbccddeeff\"}",
    ] {
      let found = try faults { $0[5] = line }
      #expect(found.map(\.kind) == [.malformedBody], "\(line): \(found)")
    }
  }

  @Test func `a nonce in capitals is another text, hence refused`() throws {
    let found = try faults { lines in
      let line = lines[7]
      lines[7] = line.prefix(line.count - 34) + line.suffix(34).uppercased()
    }
    #expect(found.map(\.kind) == [.malformedBody])
  }

  @Test func `a body that was committed to but is not canonical is reported`() throws {
    var journal = MemoryJournal.empty
    let nonce = try #require(Nonce(bytes: Array(0..<16)))
    let body = try JournalBody(canonical: Array("{\"b\":1,\"a\":2}".utf8), retention: .access, nonce: nonce)
    let entry = body.entry(at: MemoryJournal.start)
    journal.entries.append(entry)
    journal.bodies.append(body)
    var hashes = MemoryHashes()
    journal.tree.append(entry.leafHash) { hashes.keep($0) }
    journal.hashes = hashes
    let signer = try signer()
    try withFolder { folder in
      try JournalExport.write(journal, checkpoint: signer.sign(journal.tree), key: signer.key, to: folder)
      #expect(try ExportVerifier(trusted: signer.verifier).verify(folder).faults.map(\.kind) == [.bodyNotCanonical])
      #expect(try ExportVerifier(trusted: signer.verifier, checksCanonicalForm: false).verify(folder).isSound)
    }
  }
}
