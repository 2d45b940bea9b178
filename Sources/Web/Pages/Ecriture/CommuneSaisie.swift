internal import Gateway
internal import Liaison

/// The commune that a person typed: its name, its postal code, its INSEE code, or what a completion wrote for them.
struct CommuneSaisie: Sendable {
  /// The field.
  static let name = "fiche/coordonnees/commune"

  /// The commune, if what was typed says which.
  let commune: Commune?
  /// What it may be otherwise.
  let candidates: [Commune]

  /// - Parameter values: what was typed; then, perhaps, what was chosen among the candidates.
  init(_ values: [String], on visit: Visit) {
    self.init(values, departement: visit.gateway.directory.current.routage?.territoire.departement)
  }

  init(_ values: [String], departement: String?) {
    let texts = values.filter { !$0.isEmpty }
    guard let completion = try? CompletionCommunes.france(), let text = texts.first else {
      (commune, candidates) = (nil, [])
      return
    }
    if let known = Self.written(text, completion.communes) {
      (commune, candidates) = (known, [])
      return
    }
    switch completion.resoudre(text, departement: departement) {
    case .commune(let found): (commune, candidates) = (found, [])
    case .candidates(let found):
      // What was chosen counts as long as it is among what the text may be.
      let chosen = texts.dropFirst().lazy.compactMap { Self.written($0, completion.communes) }.first
      commune = chosen.flatMap { found.contains($0) ? $0 : nil }
      candidates = commune == nil ? found : []
    }
  }

  /// `Bourg-en-Bresse (01053)`: how a commune is written once it is known.
  static func text(_ commune: Commune) -> String { "\(commune.nom) (\(commune.code))" }

  /// What to do when what was typed does not say which commune.
  static func message(_ candidates: [Commune]) -> String {
    candidates.isEmpty
      ? "Aucune commune ne porte ce nom. Vérifiez l’orthographe, ou tapez le code postal."
      : "Plusieurs communes répondent à ce nom : choisissez la bonne ci-dessous."
  }

  private static func written(_ text: String, _ communes: Communes) -> Commune? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      let code = try? CodeCommune(String(text[text.index(after: open)...].dropLast()))
    else { return (try? CodeCommune(text)).flatMap { communes[$0] } }
    return communes[code]
  }
}
