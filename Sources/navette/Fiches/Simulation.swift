import JSON
import Liaison

/// What a dry-run sends: the facts, the names of the sections, the commune. No text of the fiche.
enum Simulation {
  /// Takes the text out of a transmission.
  /// - Throws: ``CommandError`` with `invalidContent` when there is no fiche, or a section that does not exist.
  static func body(of transmission: JSONObject) throws -> JSONObject {
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
    var body = transmission
    body["fiche"] = nil
    body["rubriques"] = .array(codes)
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
