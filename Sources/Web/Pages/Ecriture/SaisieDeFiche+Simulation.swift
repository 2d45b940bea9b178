internal import Gateway
internal import Liaison

extension SaisieDeFiche {
  /// What would be asked of a dry-run: the codes of this form and the names of its sections, no text.
  func simulated(on visit: Visit) throws -> SimulationDeTransmission {
    let codes = ["circuit", "fondement", "urgence", "destination", "motifDestination", "minimiser"]
    let groups = ["accord/", "faits/", "saisine/"]
    var items = body.items.filter { item in
      codes.contains(item.name) || groups.contains { item.name.hasPrefix($0) }
    }
    if let commune = body.items.first(where: { $0.name == CommuneSaisie.name && $0.value.utf8.count == 5 }) {
      items.append(("commune", commune.value))
    }
    // The script names the sections; a form that holds them shows which there are.
    let named = body.items.filter { $0.name == "rubriques" }.map(\.value)
    let held = Rubrique.allCases.compactMap(\.section).filter { section in
      body.items.contains { $0.name.hasPrefix("fiche/\(section.nom)/") }
    }
    let sections = Set(named + held.map(\.code.code) + [SectionCode.identite.code, SectionCode.demande.code])
    items += sections.sorted().map { ("rubriques", $0) }
    let categories = body.items.filter { $0.name.hasPrefix("fiche/piecesJointes/") && $0.name.hasSuffix("/categorie") }
    items += Set(categories.map(\.value)).sorted().map { ("categoriesPieces", $0) }
    items += body.items.filter { $0.name == "categoriesPieces" }
    return try Form(items, isFresh: true).read(SimulationDeTransmission.self, on: visit)
  }
}
