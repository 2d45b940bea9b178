internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// What an entry says besides its decision, in the words of its codes: what was disclosed, to whom, under which basis.
struct ContenuDEntree {
  let body: JSONObject
  let names: Names

  var html: HTML {
    let lines = self.lines
    return HTML {
      if !lines.isEmpty {
        h2 { disclosed == nil ? "Ce que l’entrée en dit" : "Ce qui a été divulgué" }
        dl(.class("fiche")) {
          for line in lines {
            dt { line.label }
            dd { line.value }
          }
        }
      }
      if let sealed = sealed { sealed }
    }
  }

  /// The role of who asked, as the decision knew it.
  static func role(_ body: JSONObject) -> String? {
    guard let type = body["question"]?["principal"]?["type"]?.string else { return nil }
    // The type is the code's words run together: `TravailleurSocial`, `AgentFSI`.
    let wanted = type.lowercased()
    return Role.all.first { $0.code.replacing("-", with: "") == wanted }?.libelle
  }

  // MARK: - Lines

  private var lines: [(label: String, value: HTML)] {
    var lines: [(String, HTML)] = []
    func add(_ name: String, _ label: String, _ words: (JSON) -> String?) {
      if let value = body[name] ?? context?[name], let text = words(value), !text.isEmpty {
        lines.append((label, HTML { text }))
      }
    }
    add("fondement", "Sous quel fondement") { Self.label(FondementLegal.self, $0) }
    add("circuit", "Par quel circuit") { Self.label(Circuit.self, $0) }
    add("destination", "À qui") { names.organisme($0.string) }
    if body["destination"] == nil, let destination { lines.append(("À qui", HTML { names.organisme(destination) })) }
    add("de", "Depuis") { names.organisme($0.string) }
    add("vers", "Vers") { names.organisme($0.string) }
    add("organisme", "Organisme") { names.organisme($0.string) }
    add("rubriques", "Rubriques") { Self.labels(SectionCode.self, $0) }
    if let disclosed {
      lines.append(("Rubriques", HTML { Self.labels(SectionCode.self, disclosed.sections) }))
      lines.append(("Catégories de données", HTML { Self.labels(CategorieRGPD.self, disclosed.categories) }))
    }
    if let withheld { lines.append(("Rubriques retenues", HTML { Self.labels(SectionCode.self, withheld.sections) })) }
    add("urgence", "Urgence") { Self.label(Urgence.self, $0) }
    add("alinea", "Article 223-6") { Self.label(AlineaPeril.self, $0) }
    add("motif", "Motif", motif)
    add("issue", "Issue") { Self.label(IssueRetour.self, $0) }
    add("connuDuDepartement", "Connu du département") { Self.label(DejaConnu.self, $0) }
    add("connuDeLaCAF", "Connu de la CAF") { Self.label(DejaConnu.self, $0) }
    add("conclusion", "Conclusion") { Self.label(ConclusionRelecture.self, $0) }
    add("enRetard", "En retard", Self.yesOrNo)
    add("obligation", "Obligation", \.string)
    add("reponse", "Réponse") { Self.label(ReponseObligation.self, $0) }
    add("obligations", "Obligations qui en naissent") { Self.list($0) }
    add("accomplies", "Obligations accomplies") { Self.list($0) }
    add("suite", "Suite") { $0.string }
    add("roleAgent", "Fonction donnée") { Self.label(Role.self, $0) }
    add("secret", "Tenu au secret") { Self.label(SoumissionAuSecret.self, $0) }
    add("quoi", "Quoi") { $0.string }
    add("dossier", "Dossier") { $0.string }
    add("nombre", "Nombre") { $0.integer.map(String.init) }
    add("version", "Version") { $0.string }
    add("fin", "Jusqu’au") { $0.string }
    add("faits", "Faits codés", FaitsEnMots.text)
    if body["evenement"] == "reouverture" {
      for (name, label) in ReouvertureEnMots.members { add(name, label, ReouvertureEnMots.text) }
    }
    return lines
  }

  /// The body that something was sent to, as the question named it.
  private var destination: String? {
    guard let resource = body["question"]?["resource"], resource["type"] == "Organisme" else { return nil }
    return resource["id"]?.string
  }

  /// The parts that were decided one by one, and went.
  private var disclosed: (sections: JSON, categories: JSON)? {
    body["decision"] == "permise" ? parts { !$0 } : nil
  }

  /// Those that did not go.
  private var withheld: (sections: JSON, categories: JSON)? { parts { $0 } }

  private func parts(where isWanted: (Bool) -> Bool) -> (sections: JSON, categories: JSON)? {
    let refused = Set((body["parties"]?["refus"]?.array ?? []).compactMap { $0["partie"]?.integer })
    let all = body["parties"]?["contextes"]?.array ?? []
    let wanted = all.enumerated().filter { isWanted(refused.contains(Int64($0.offset))) }.map(\.element)
    func each(_ name: String) -> JSON {
      .array(
        wanted.compactMap { $0[name] }.reduce(into: []) { list, code in if !list.contains(code) { list.append(code) } })
    }
    return wanted.isEmpty ? nil : (each("section"), each("categorie"))
  }

  /// What the decision was told besides who and on what.
  private var context: JSON? { body["question"]?["context"] }

  /// The reason of an act, of the list that goes with it.
  private func motif(_ code: JSON) -> String? {
    switch body["evenement"]?.string {
    case "refus": Self.label(MotifRefus.self, code)
    case "reorientation": Self.label(MotifReorientation.self, code)
    case "rappel": Self.label(MotifRappel.self, code)
    case "revocation": Self.label(MotifRevocation.self, code)
    case "reouverture": code.string.flatMap(MotifReouverture.init(rawValue:))?.libelle
    default: code.string
    }
  }

  private var sealed: HTML? {
    let digests = [body["empreinte"]?.string].compactMap { $0 }
    let pieces = (body["pieces"]?.array ?? []).compactMap { $0["empreinte"]?.string }
    let keys = (body["cles"]?.array ?? []).count
    guard !digests.isEmpty || !pieces.isEmpty else { return nil }
    return details {
      summary { "Les empreintes de ce qui a été scellé" }
      p { "La passerelle n’a gardé aucun texte en clair : ce sont les empreintes de ce qui a été chiffré." }
      ul {
        for digest in digests { li { code { digest } } }
        for piece in pieces {
          li {
            "Pièce jointe : "
            code { piece }
          }
        }
      }
      if keys > 0 { p { keys == 1 ? "Une clé enveloppée." : "\(keys) clés enveloppées, une par destinataire." } }
    }
  }

  // MARK: - Words

  static func label<C: Coded>(_ type: C.Type, _ code: JSON) -> String? { code.string.map { Decision.label(type, $0) } }

  static func labels<C: Coded>(_ type: C.Type, _ codes: JSON) -> String? {
    codes.array?.compactMap { label(type, $0) }.joined(separator: ", ")
  }

  static func list(_ codes: JSON) -> String? { codes.array?.compactMap(\.string).joined(separator: ", ") }

  static func yesOrNo(_ value: JSON) -> String? { value.bool.map { $0 ? "Oui" : "Non" } }
}
