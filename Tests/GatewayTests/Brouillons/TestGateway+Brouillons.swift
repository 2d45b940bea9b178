import Cryptography
import JSON
import Liaison
import Sealing

@testable import Gateway

extension TestGateway {
  /// A draft as an agent's own side seals it: for these people.
  func draft(_ text: String = "Brouillon.", for names: String...) throws -> [UInt8] {
    let pki = try TestPKI.shared.get()
    let sealer = try Sealer(seal: pki.seal.key, certificate: pki.seal.certificate)
    let header = try EnvelopeHeader(
      reference: Reference(.ficheNavette, year: 2026).description, envelope: .random(),
      kind: NatureEnveloppe.brouillon.code, author: names[0], destination: names[0], version: 1, previous: nil)
    let recipients = try names.map { try directory.current.author(person($0).id).certificate }
    return try sealer.seal(Array(text.utf8), header: header, to: recipients, at: clock.now).cms()
  }

  func keep(_ id: BrouillonID, _ cms: [UInt8], by name: String = "intervenant") throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.keepDraft(id, cms: cms, by: agent, completion: $0) }
  }

  func read(_ id: BrouillonID, by name: String = "intervenant") throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.readDrafts(id, by: agent, completion: $0) }
  }

  func drop(_ id: BrouillonID, by name: String = "intervenant") throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.dropDraft(id, by: agent, completion: $0) }
  }

  /// The names of somebody's drafts, the latest first.
  func drafts(of name: String = "intervenant") throws -> [String] {
    let agent = try agent(name)
    let answer = try outcome { gateway.readDrafts.list(by: agent, completion: $0) }.get()
    return (answer.json["brouillons"]?.array ?? []).compactMap { $0["id"]?.string }
  }
}

extension BrouillonID {
  static func random() throws -> BrouillonID { try BrouillonID(bytes: SecureRandom.bytes(byteCount)) }
}
