import Authority
import Cryptography
import Foundation
import Journal
import Liaison
import Sealing
import Testing

@testable import Gateway
@testable import Store

extension TestGateway {
  /// Asks for the evidence of a step, as somebody.
  func evidence(_ leaf: UInt64, of reference: Reference, by name: String) throws -> Outcome<[UInt8]> {
    let agent = try agent(name)
    return try outcome { gateway.evidence.step(leaf, of: reference, by: agent, completion: $0) }
  }

  /// Asks for the evidence of an entry, as somebody.
  func evidence(_ leaf: UInt64, by name: String) throws -> Outcome<[UInt8]> {
    let agent = try agent(name)
    return try outcome { gateway.evidence.entry(leaf, by: agent, completion: $0) }
  }

  /// The steps of a fiche: the event and the entry of each.
  func steps(_ reference: Reference) throws -> [(event: String, leaf: UInt64)] {
    try database.read { try $0.timeline(of: reference).map { ($0.event, $0.leaf) } }
  }

  /// Checks a file as its owner would, and says what it states.
  func verified(_ bytes: [UInt8]) throws -> (file: EvidenceFile, statement: EvidenceStatement) {
    let file = try EvidenceFile(parsing: bytes)
    _ = try file.receipt.verify(with: verifier)
    let sealed = try SealedStatement(verifying: file.signature, of: file.statement)
    _ = try sealed.standing(under: TestPKI.shared.get().root.certificate, at: clock.now)
    #expect(sealed.signingTime == clock.now)
    let statement = try #require(EvidenceStatement(parsing: file.statement))
    #expect(statement.bytes == file.statement)
    #expect(statement.parts.map(\.name) == file.listed.map(\.name))
    #expect(statement.parts.map(\.digest) == file.listed.map(\.digest.hex))
    return (file, statement)
  }

  /// Deletes a body, as the end of its retention does.
  func prune(_ leaf: UInt64) throws {
    try database.writeAndWait { transaction in
      try transaction.connection.run("DELETE FROM bodies WHERE position = ?", .number(leaf))
    }
  }
}
