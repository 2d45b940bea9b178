internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// Writing: the new fiche, what it would do, which circuit.
  static let ecriture: [Page] = [
    .get(Path("/fiches/nouvelle"), query: NouvelleFicheQuery.self) { visit, _, query in
      NouvelleFiche(query.form, on: visit).show()
    },
    .post(Path("/fiches/nouvelle")) { visit, _, form in
      let page = NouvelleFiche(form, on: visit)
      // The button that was used says what is asked; sending is the last of all.
      if !form.value("_ajouter").isEmpty { return page.show() }
      if !form.value("_choisir").isEmpty { return page.choosing(form.value("_choisir")).show() }
      if !form.value("_verifier").isEmpty { return page.verify() }
      return page.send()
    },
    .get(Path("/circuits")) { visit, _ in QuelCircuit(Form(), on: visit).show() },
    .post(Path("/circuits")) { visit, _, form in QuelCircuit(form, on: visit).orient() },
    .post(Path("/fiches/verification")) { visit, _, form in NouvelleFiche(form, on: visit).announce() },
  ]
}

/// With which circuit a new fiche begins, and which parts it shows besides those that the circuit needs.
struct NouvelleFicheQuery: QueryForm {
  static let fields = [
    QueryField(name: "circuit", summary: "Le circuit", schema: .string(length: 1...64)),
    QueryField(name: "rubriques", summary: "Les rubriques à montrer", schema: .string(length: 1...200)),
    QueryField(name: "brouillon", summary: "Le brouillon à reprendre", schema: BrouillonID.schema),
    QueryField(
      name: "suite", summary: "La fiche ou la saisine dont celle-ci est la suite", schema: .string(length: 1...32)),
  ]

  /// What the page begins with.
  let form: Form

  init(_ reader: inout QueryReader) throws {
    let circuit = try reader.optional("circuit", expected: "circuit") { try? Circuit(code: $0) }
    let parts = try reader.optional("rubriques", expected: "rubriques") { text in
      let parts = text.split(separator: ",").compactMap { Rubrique(rawValue: String($0)) }
      return parts.count == text.split(separator: ",").count ? parts : nil
    }
    // The script alone opens a draft; what is not the identifier of one is refused all the same.
    let draft = try reader.optional("brouillon", expected: "brouillon") { try? BrouillonID($0) }
    let suite = try reader.optional("suite", expected: "référence") { try? Reference($0) }
    form = Form(
      (circuit.map { [("circuit", $0.code)] } ?? []) + (parts ?? []).map { ("_rubrique", $0.rawValue) }
        + (draft.map { [("_brouillon", $0.description)] } ?? [])
        + (suite.map { [("enSuiteDe", $0.description)] } ?? []))
  }
}
