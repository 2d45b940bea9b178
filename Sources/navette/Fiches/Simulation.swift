import JSON
import Liaison

/// What a dry-run sends: the facts, the names of the sections, the commune. No text of the fiche.
enum Simulation {
  /// The members that hold codes and dates only. Another might be text, misplaced: it must not leave.
  private static let facts = [
    "circuit", "fondement", "urgence", "accord", "faits", "saisine", "destination", "motifDestination", "minimiser",
  ]

  /// Takes the text out of a transmission.
  /// - Throws: ``CommandError`` with `invalidContent` when there is no fiche, or a section that does not exist.
  /// - Parameter others: bodies to ask for too.
  static func body(of transmission: JSONObject, to others: [OrganismeID] = []) throws -> JSONObject {
    guard case .object(let fiche)? = transmission["fiche"] else {
      throw CommandError(.invalidContent, "/fiche is missing or is not an object")
    }
    var codes: [JSON] = []
    for member in fiche.members where member.value != .null && member.value != [] {
      guard let section = SectionCode.all.first(where: { $0.memberName.isSame(as: member.key) }) else {
        throw CommandError(.invalidContent, "/fiche has a section that does not exist")
      }
      codes.append(.string(section.code))
    }
    var body = JSONObject()
    // What it follows changes nothing of the decision, and is not sent; nor are the contents of attachments.
    let kept = ["fiche", "enSuiteDe", "pieces"]
    for member in transmission.members where !kept.contains(where: { $0.isSame(as: member.key) }) {
      guard facts.contains(where: { $0.isSame(as: member.key) }) else {
        throw CommandError(.invalidContent, "the transmission has a member that does not exist: nothing was sent")
      }
      body[member.key] = member.value
    }
    body["rubriques"] = .array(codes)
    let pieces = (fiche["piecesJointes"]?.array ?? []).compactMap { $0["categorie"]?.string }
    if !pieces.isEmpty { body["categoriesPieces"] = .array(Set(pieces).sorted().map(JSON.string)) }
    if !others.isEmpty { body["destinations"] = .array(others.map { .string($0.description) }) }
    if let commune = fiche["coordonnees"]?["commune"]?.string { body["commune"] = .string(commune) }
    return body
  }
}

extension SectionCode {
  /// The section's name as a JSON member: `consignesContact` for `consignes-contact`.
  var memberName: String {
    let words = code.split(separator: "-")
    return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
