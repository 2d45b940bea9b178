internal import Gateway
internal import JSON
internal import Liaison
internal import Statistics

/// One typed place of a path. What does not parse is a path that does not exist.
struct PathParameter<Value: Sendable>: Sendable {
  /// What stands there, for whoever reads the description of the API.
  let summary: String
  /// What its text looks like: what is refused here is a path that does not exist.
  let schema: JSONSchema
  /// Reads the decoded segment.
  let parse: @Sendable (String) -> Value?
}

extension PathParameter where Value == Reference {
  /// A fiche's or an avis's reference, in its one written form.
  static func reference(_ kind: Reference.Kind) -> PathParameter {
    PathParameter(
      summary: "Référence de \(kind.designation)",
      schema: Reference.schema(of: [kind])
    ) { text in
      // The other kind's references are not found here, whatever they designate.
      guard let reference = try? Reference(text), reference.kind == kind else { return nil }
      return reference
    }
  }
}

extension Reference.Kind {
  /// What it designates, in French, with its article.
  var designation: String {
    switch self {
    case .ficheNavette: "la fiche"
    case .avisDePeril: "l’avis de péril"
    case .saisine: "la saisine"
    case .transmissionOrale: "la transmission orale"
    }
  }
}

extension PathParameter where Value == OrganismeID {
  /// A body's identifier.
  static var organisme: PathParameter {
    PathParameter(summary: "Identifiant de l’organisme", schema: OrganismeID.schema) { try? OrganismeID($0) }
  }
}

extension PathParameter where Value == AgentID {
  /// An agent's identifier.
  static var agent: PathParameter {
    PathParameter(summary: "Identifiant de l’agent", schema: AgentID.schema) { try? AgentID($0) }
  }
}

extension PathParameter where Value == BrouillonID {
  /// The name of a draft.
  static var brouillon: PathParameter {
    PathParameter(summary: "Nom du brouillon", schema: BrouillonID.schema) { try? BrouillonID($0) }
  }
}

extension PathParameter where Value == Trimestre {
  /// A quarter: `2026-T4`.
  static var trimestre: PathParameter {
    PathParameter(summary: "Trimestre", schema: .string(pattern: "[0-9]{4}-T[1-4]")) { Trimestre($0) }
  }
}

extension PathParameter where Value == Int {
  /// A year.
  static var annee: PathParameter {
    PathParameter(summary: "Année", schema: .string(pattern: "2[0-9]{3}")) { Mois($0 + "-01")?.annee }
  }
}

extension PathParameter where Value == UInt64 {
  /// The number of an entry of the journal, in decimal, without a leading zero.
  static var feuille: PathParameter {
    PathParameter(summary: "Numéro de l’entrée du journal", schema: .count) { text in
      guard let number = UInt64(text), String(number).utf8.elementsEqual(text.utf8) else { return nil }
      return number
    }
  }
}

extension PathParameter where Value == String {
  /// The path of a file of the journal, under one of its folders; the journal itself judges it.
  /// - Parameter pattern: what the path looks like; its slashes are written as they are.
  static func fichier(_ pattern: String) -> PathParameter {
    PathParameter(
      summary: "Chemin d’un fichier du journal (c2sp.org/tlog-tiles) ; ses barres obliques sont écrites telles quelles",
      schema: .string(length: 1...200, pattern: pattern)
    ) { $0.utf8.count <= 200 ? $0 : nil }
  }
}
