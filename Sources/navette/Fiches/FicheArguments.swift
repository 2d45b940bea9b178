import Liaison

/// The operands and options of the commands about fiches.
enum FicheArguments {
  static let reference = Operand("REFERENCE", .reference, "The fiche's reference, dashes and case as you like.")
  static let saisine = Operand("REFERENCE", .saisine, "The saisine's reference, which begins with SA.")
  static let avis = Operand("REFERENCE", .avis, "The reference: AP, an avis de péril; VV, what was said aloud.")

  /// A free text is read from a file, never from an argument: other processes see arguments.
  static let commentFile = Option("comment-file", "FILE", .path, "A comment, from a text file.")
}

extension Reading where Value == Reference {
  /// A reference as people type it.
  static var reference: Reading<Reference> {
    Reading(expected: "a reference such as FN-2026-7K3Q-XM4T-9D") { try? Reference(typed: $0) }
  }

  /// The reference of a saisine.
  static var saisine: Reading<Reference> {
    Reading(expected: "a reference that begins with SA") { text in
      (try? Reference(typed: text)).flatMap { $0.kind == .saisine ? $0 : nil }
    }
  }

  /// The reference of an avis de péril or of an oral transmission.
  static var avis: Reading<Reference> {
    Reading(expected: "a reference that begins with AP or VV") { text in
      (try? Reference(typed: text)).flatMap { [.avisDePeril, .transmissionOrale].contains($0.kind) ? $0 : nil }
    }
  }
}

extension Reading where Value == OrganismeID {
  static var organisme: Reading<OrganismeID> { Reading(expected: "a body's identifier") { try? OrganismeID($0) } }
}

extension Reading where Value == AgentID {
  static var agent: Reading<AgentID> { Reading(expected: "an agent's identifier") { try? AgentID($0) } }
}

extension Reading where Value == String {
  /// One of the codes of a list.
  static func coded(_ list: (some Coded).Type) -> Reading<String> { .code(list.all.map(\.code)) }
}
