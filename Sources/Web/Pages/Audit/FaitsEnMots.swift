internal import JSON
internal import Liaison

/// The coded facts that a decision rested on, in one sentence of labels.
enum FaitsEnMots {
  /// What the facts say; what is neither known nor true is left out.
  static func text(_ faits: JSON) -> String? {
    func one<C: Coded>(_ type: C.Type, _ name: String) -> String? {
      faits[name].flatMap { ContenuDEntree.label(type, $0) }
    }
    func many<C: Coded>(_ type: C.Type, _ name: String) -> String? {
      faits[name].flatMap { ContenuDEntree.labels(type, $0) }
    }
    func said(_ name: String, _ words: String) -> String? { faits[name] == true ? words : nil }
    let parts = [
      one(Profil.self, "profil"), one(ClasseAge.self, "classeAge"), many(NatureFaits.self, "natures"),
      faits["imminence"].flatMap { label("Danger imminent", Imminence.self, $0) },
      faits["arme"].flatMap { label("Arme", SituationArme.self, $0) },
      faits["accord"].flatMap { label("Accord", EtatAccord.self, $0) },
      faits["parents"].flatMap { label("Information des parents", InformationParents.self, $0) },
      many(CauseIncapacite.self, "causesIncapacite"), said("dangereux", "Personne dangereuse"),
      said("consulteAuteur", "Connue de l’auteur"), said("difficultesAggravees", "Difficultés aggravées"),
      said("plusieursProfessionnels", "Plusieurs professionnels"),
    ]
    return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private static func label<C: Coded>(_ title: String, _ type: C.Type, _ code: JSON) -> String? {
    ContenuDEntree.label(type, code).map { "\(title) : \($0.prefix(1).lowercased())\($0.dropFirst())" }
  }
}
