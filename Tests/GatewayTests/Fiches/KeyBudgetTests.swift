import JSON
import Journal
import Liaison
import Testing

@testable import Gateway

/// An entry of the journal names each wrapped key: what would not fit is refused before anything is sealed, with words.
struct KeyBudgetTests {
  private func pieces(_ count: Int) -> [TestPiece] {
    (0..<count).map { TestPiece("Pièce inventée \($0).", nom: "piece-\($0).txt") }
  }

  private func failure(_ outcome: Outcome<some Any>) -> GatewayError? {
    guard case .failed(let error) = outcome else { return nil }
    return error
  }

  @Test func `ten attachments to many are refused with how many would go, and that many go`() throws {
    let gateway = try TestGateway()
    try gateway.crowd(85, in: "sud")
    let before = try gateway.journal().count
    // The author, those on duty, the recovery key: 88.
    for count in [9, 10] {
      let error = try #require(failure(try gateway.transmit(JSON.fiche.to("sud").joining(pieces(count)))))
      #expect(error.code == .invalid && error.field == "fiche/piecesJointes")
      #expect(error.message.contains("\(count) pièces pour 88 destinataires"))
      #expect(error.message.contains("8 pièces au plus") && error.message.contains("fiche de suite"))
    }
    #expect(try gateway.journal().count == before)
    let reference = try gateway.transmitted(JSON.fiche.to("sud").joining(pieces(8)))
    let event = try #require(try gateway.journal(.transmission).last)
    #expect(event["pieces"]?.array?.count == 8 && event["cles"]?.array?.count == 88)
    _ = try gateway.clear(gateway.stored(reference), with: "sud-1")

    // Sent on from elsewhere, the same eight fit, and not with words besides.
    let other = try gateway.transmitted(JSON.fiche.joining(pieces(8)))
    func rerouted(_ words: String?) throws -> GatewayError? {
      failure(try gateway.reroute(other, to: "sud", by: "nord-1", keys: [], precisions: words))
    }
    #expect(try rerouted(nil)?.field == "cles")
    let crowded = try #require(try rerouted("Motif inventé."))
    #expect(crowded.field == "destination" && crowded.message.contains("moins de permanence"))
  }

  @Test(arguments: [(1, 0, 800), (11, 10, 72), (9, 8, 88), (1, 0, 1)])
  func `what fits passes`(envelopes: Int, attachments: Int, recipients: Int) throws {
    #expect(throws: Never.self) {
      try KeyBudget.check(envelopes: envelopes, attachments: attachments, recipients: recipients, field: "x")
    }
  }

  @Test(arguments: [
    (1, 0, 801, "moins de permanence"), (11, 10, 73, "9 pièces au plus"), (3, 2, 400, "une pièce au plus"),
    (2, 1, 800, "aucune pièce au plus"), (3, 2, 900, "moins de permanence"),
  ])
  func `what does not fit says what to do`(envelopes: Int, attachments: Int, recipients: Int, words: String) throws {
    let error = #expect(throws: GatewayError.self) {
      try KeyBudget.check(envelopes: envelopes, attachments: attachments, recipients: recipients, field: "x")
    }
    #expect(error?.code == .invalid && error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test func `the fullest entry that is let pass fits in a body of the journal`() throws {
    let keys: JSON = .array((0..<KeyBudget.maximum).map { _ in .string(String(repeating: "f", count: 64)) })
    let piece: JSON = [
      "enveloppe": .string(String(repeating: "f", count: 32)), "empreinte": .string(String(repeating: "f", count: 64)),
      "cles": [],
    ]
    let details: JSONObject = ["cles": keys, "pieces": .array(Array(repeating: piece, count: 11))]
    let body = try JournalBody(details, retention: .disclosure)
    // What is left is for the decision: the largest of these tests is under 4 KB.
    #expect(body.bytes.count <= 65_536 - 8_192)
  }
}
