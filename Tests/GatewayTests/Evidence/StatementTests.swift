import Foundation
import Testing

@testable import Gateway

/// The statement's text: one for each value, and the reverse.
struct StatementTests {
  private var statement = EvidenceStatement(
    event: .init(
      code: "transmission", sentence: "une fiche a été déposée", erds: ["SubmissionAcceptance", "ContentConsignment"],
      subject: "FN-2026-7K3Q-XM4T-QW", agent: "agent-1", role: "intervenant", instant: "2026-11-22T10:00:00Z",
      decision: "permise", articles: ["Code pénal, art. 226-14 : 3°", "CASF, art. L226-2-1"],
      policies: ["accord.transmission"], policySet: String(repeating: "ab", count: 32)),
    place: .init(
      origin: "navette.test/journal", leaf: 12, hour: "2026-11-22T10:00:00Z", retention: "divulgation", size: 30,
      root: String(repeating: "0f", count: 32), cosigners: ["temoin.test/a", "temoin.test/b"],
      timestamps: [.init(authority: "tsa.test", instant: "2026-11-22T10:05:00Z")]),
    body: .joined, parts: [.init(name: "entree.bin", digest: String(repeating: "c3", count: 32))],
    issued: "2026-11-22T11:00:00Z")

  @Test func `what is written is read again, whatever is missing`() throws {
    var bare = statement
    bare.event = .init(code: "cloture")
    (bare.place.cosigners, bare.place.timestamps, bare.body) = ([], [], .reserved)
    var empty = bare
    (empty.event, empty.body, empty.parts) = (.init(), .pruned, [])
    for each in [statement, bare, empty] {
      #expect(EvidenceStatement(parsing: each.bytes) == each)
      #expect(each.bytes.starts(with: "ATTESTATION".utf8))
    }
    let text = String(decoding: bare.bytes, as: UTF8.self)
    #expect(text.contains("Aucun témoin n’a encore cosigné") && text.contains("Aucune autorité n’a encore horodaté"))
    #expect(text.contains("Type de preuve ETSI EN 319 522 : aucun équivalent"))
    #expect(String(decoding: empty.bytes, as: UTF8.self).contains("seule l’inscription est prouvée"))
  }

  @Test func `a value cannot make another line, nor turn the text round`() throws {
    var hostile = statement
    hostile.event.articles = ["art. 1\nDécision : refusee", "\u{202E}art. 2\u{2028}\r\nCorps : joint"]
    let text = String(decoding: hostile.bytes, as: UTF8.self)
    #expect(text.contains("Article : art. 1Décision : refusee\n") && !text.contains("\u{202E}"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("Décision") || $0.hasPrefix("Corps : ") } == 2)
    #expect(EvidenceStatement(parsing: hostile.bytes)?.event.decision == "permise")
  }

  @Test func `whatever is changed, added, cut or moved is another statement or none`() {
    let bytes = statement.bytes
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(EvidenceStatement(parsing: changed) != statement, "\(index)")
    }
    for changed in [bytes + [10], [10] + bytes, Array(bytes.dropLast()), [], bytes + Array("Objet : autre\n".utf8)] {
      #expect(EvidenceStatement(parsing: changed) == nil)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    for (old, new) in [
      ("Entrée : 12", "Entrée : 012"), ("Taille : 30", "Taille : -30"), ("Corps : joint", "Corps : autre"),
      ("FORME 1", "FORME 2"), ("Racine : ", "Racine: "),
      ("tsa.test, 2026", "tsa.test 2026"), ("ne nomme personne", "nomme une personne"),
    ] {
      #expect(EvidenceStatement(parsing: Array(text.replacing(old, with: new).utf8)) == nil, "\(new)")
    }
  }

  @Test func `every event has a code of its own, and steps have a sentence and a name of the standard`() {
    for kind in EventKind.allCases {
      #expect(kind.erds().isEmpty || kind.sentence != nil, "\(kind.rawValue)")
      #expect(kind.sentence.map { EvidenceStatement.line($0) == $0 } ?? true)
    }
    #expect(EventKind.transmission.erds(isRefused: true) == [.submissionRejection])
    #expect(EventKind.ouverture.erds(isRefused: true) == [.contentHandoverFailure])
    #expect(EventKind.cloture.erds() == [] && EventKind.demarrage.sentence == nil)
  }
}
