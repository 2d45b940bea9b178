internal import Gateway
internal import HTTP
internal import Liaison
internal import Markup
internal import Statistics

/// « Compter un passage »: a few choices, all of them codes. Nothing can be typed but a commune's code.
struct PageDePassage {
  private let visit: Visit
  private let form: Form
  private let estCompte: Bool

  init(_ visit: Visit, _ form: Form, estCompte: Bool) {
    (self.visit, self.form, self.estCompte) = (visit, form, estCompte)
  }

  /// Fields are named as the API names them.
  static let places: [String: String] = [:]

  /// What was chosen.
  static func demande(of form: Form) throws -> DemandeDePassage {
    var faits: [String: String] = [:]
    for name in form.names where name.hasPrefix("faits/") {
      let value = form.value(name)
      if !value.isEmpty { faits[String(name.dropFirst("faits/".count))] = value }
    }
    return DemandeDePassage(cle: (try? IdempotencyKey(form.value(Form.key))) ?? .random(), faits: faits)
  }

  /// What is asked: the dimensions that are counted of passages, those that must be said first.
  private var dimensions: (required: [Dimension], others: [Dimension]) {
    let catalogue = visit.gateway.recordPassage.catalogue
    let counted = Set(catalogue.indicateurs(.passage).map(\.dimension.code)).subtracting(["lieu"])
    let asked = catalogue.dimensions.filter { counted.contains($0.code) }
    return (
      RecordPassage.required.compactMap { code in asked.first { $0.code == code } },
      asked.filter { !RecordPassage.required.contains($0.code) }
    )
  }

  var content: PageContent {
    PageContent("Compter un passage", status: form.problem?.status ?? .ok) {
      if estCompte {
        div(.class("fait"), .role("status")) { p { "Passage compté. Vous pouvez en compter un autre." } }
      }
      p {
        "Chaque personne reçue et chaque acte se comptent, avec ou sans fiche : des codes et le mois en cours, jamais un nom, "
          + "une référence ni une date."
      }
      visit.form("/passages", form, creates: true, submit: "Compter") {
        for dimension in dimensions.required { field(dimension, isRequired: true) }
        for dimension in dimensions.others { field(dimension, isRequired: false) }
        Field(name: "faits/unite", label: "Unité de police ou de gendarmerie").menu(form, units)
      }
    }
  }

  private func field(_ dimension: Dimension, isRequired: Bool) -> HTML {
    let name = "faits/" + dimension.code
    if dimension.estOuverte {
      return Field(name: name, label: dimension.titre, hint: "Son code INSEE : 01053.").line(
        form, .autocomplete("off"))
    }
    return Field(name: name, label: dimension.titre, isRequired: isRequired).menu(
      form, dimension.valeurs.map { ($0.code, $0.libelle) }, empty: isRequired ? "Choisir…" : "Non renseigné")
  }

  private var units: [(value: String, label: String)] {
    visit.gateway.directory.current.organismes.values.filter { $0.nature == .uniteFSI }.sorted { $0.nom < $1.nom }
      .map { ($0.id.description, $0.nom) }
  }
}
