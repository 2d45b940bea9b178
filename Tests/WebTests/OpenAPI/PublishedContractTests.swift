import Foundation
import HTTP
import JSON
import Testing

@testable import Web

/// The gate through which every answer of these tests passes: it notices what it is there to notice.
struct PublishedContractTests {
  private static let target = "/api/fiches/FN-2026-0000-0000-00/chronologie"
  private static let right: JSON = [
    "reference": "FN-2026-0000-0000-00", "obligations": [], "actes": ["clore"],
    "fiche": [
      "reference": "FN-2026-0000-0000-00", "etat": "retournee", "circuit": "orientation-secteur",
      "fondement": "accord", "urgence": "normale", "auteur": "agent-1", "destination": "nord",
      "transmiseLe": "2026-11-21T10:00:00Z",
      "echeances": ["accuse": "2026-11-28T10:00:00Z", "retour": "2026-12-21T10:00:00Z"],
      "rubriques": ["identite"], "version": 4, "etatLe": "2026-11-22T10:00:00Z", "etatPar": "agent-2",
      "motif": "pris-en-charge",
    ],
    "evenements": [
      ["evenement": "transmission", "le": "2026-11-21T10:00:00Z", "agent": "agent-1", "feuille": 3]
    ],
  ]

  private func faults(
    _ body: JSON, status: Int = 200, type: String = "application/json", _ method: HTTP.Method = .get,
    _ target: String = Self.target, fields: [(name: String, value: String)] = []
  ) -> [String] {
    let answer = Answer(status: status, fields: [("Content-Type", type)] + fields, body: body.serialized())
    return PublishedContract.published.faults(method, target, answer)
  }

  @Test func `an answer as it is described passes`() {
    #expect(faults(Self.right) == [])
    #expect(faults(Self.right, .head) == [])
  }

  private static let changes: [(pointer: String, value: JSON?)] = [
    ("/zz", 1), ("/evenements", nil),
    ("/fiche", nil), ("/fiche/etat", "inconnu"), ("/actes", ["inconnu"]), ("/evenements", [:]),
    ("/reference", "FN-2026"), ("/reference", nil),
    ("/evenements", [["evenement": "inconnu"]]), ("/obligations", [1]),
    (
      "/evenements",
      [["evenement": "transmission", "le": "2026-11-21 10:00:00", "agent": "agent-1", "feuille": 3]]
    ),
    (
      "/evenements",
      [["evenement": "transmission", "le": "2026-11-21T10:00:00Z", "agent": "Agent 1", "feuille": -1]]
    ),
  ]

  @Test(arguments: changes)
  func `another body does not`(pointer: String, value: JSON?) {
    #expect(!faults(Self.right.setting(pointer, value)).isEmpty)
  }

  @Test func `another status, type, method or address does not`() throws {
    #expect(!faults(Self.right, status: 201).isEmpty)
    #expect(!faults(Self.right, type: "text/plain").isEmpty)
    #expect(!faults(Self.right, .post).isEmpty)
    #expect(!faults(Self.right, .get, "/api/fiches").isEmpty)
    #expect(!faults([], .get, "/rien").isEmpty)
  }

  @Test func `a problem is described, and a wrong method names those that are described`() throws {
    let problem = try JSON.parse(Problem.wrongMethod(allowed: [.get, .head]).response.body)
    func wrong(_ fields: [(name: String, value: String)]) -> [String] {
      faults(problem, status: 405, type: "application/problem+json", .post, fields: fields)
    }
    #expect(wrong([("Allow", "GET, HEAD")]) == [])
    #expect(!wrong([("Allow", "GET")]).isEmpty && !wrong([]).isEmpty)
    #expect(!faults(["type": "about:blank"], status: 403, type: "application/problem+json").isEmpty)
    let late = try JSON.parse(Problem.fault.response.body)
    #expect(!faults(late, status: 503, type: "application/problem+json").isEmpty)
    #expect(faults(late, status: 503, type: "application/problem+json", fields: [("Retry-After", "2")]) == [])
  }
}
