internal import JSON
internal import Liaison
internal import Markup

/// The ways of an orientation: what is imposed, what is open, what is closed and what it lacks.
struct Voies {
  private let answer: JSONObject

  init(_ answer: JSONObject) { self.answer = answer }

  var html: HTML {
    let duties = answer["devoirs"]?.array ?? []
    let open = answer["ouvertes"]?.array ?? []
    let closed = answer["fermees"]?.array ?? []
    return HTML {
      h2 { duties.isEmpty ? "Imposé : rien, avec ces faits" : "Imposé" }
      Decision.notices(answer["devoirs"])
      ul(.class("cartes")) { for way in answer["imposees"]?.array ?? [] { card(way) } }
      h2 { open.isEmpty ? "Ouvert : rien" : "Ouvert" }
      ul(.class("cartes")) { for way in open { card(way) } }
      if !closed.isEmpty {
        details {
          summary { "Fermé : \(closed.count), et ce qui manque" }
          for way in closed { closedWay(way) }
        }
      }
    }
  }

  private func card(_ way: JSON) -> HTML {
    let duties = Set((way["obligations"]?.array ?? []).compactMap { $0["politique"]?.string })
    let policies = (way["politiques"]?.array ?? []).filter { !duties.contains($0["politique"]?.string ?? "") }
    return li(.class("carte")) {
      h3 { act(way) }
      p { "Vers : \(destinations(way))" }
      p { "Fondement : " + grounds(way).map { Decision.label(FondementLegal.self, $0) }.joined(separator: " ou ") }
      Decision.notices(.array(policies))
      Decision.titled("À faire", way["obligations"])
      Decision.titled("Avertissement", way["avertissements"])
      if way["acte"] == "avis-de-peril" {
        p { a(.class("bouton second"), .href("/peril")) { "Transmission d’urgence" } }
      } else {
        p { "Choisir ce circuit :" }
        p(.class("actions")) { for choice in choices(way) { self.choice(choice) } }
      }
    }
  }

  private func choice(_ choice: (value: String, label: String)) -> HTML {
    button(.class("second"), .name("_choisir"), .value(choice.value)) { choice.label }
  }

  /// Each circuit and ground that one may choose; with the body when there is only one of its kind.
  private func choices(_ way: JSON) -> [(value: String, label: String)] {
    let circuits = (way["circuits"]?.array ?? []).compactMap(\.string)
    let bodies = (way["destinations"]?.array ?? []).flatMap { $0["organismes"]?.array ?? [] }
    let body = bodies.count == 1 ? bodies[0]["id"]?.string.map { " \($0)" } ?? "" : ""
    return circuits.flatMap { circuit in
      grounds(way).map { ground in
        let named = circuit == Circuit.orientationSecteur.code ? "" : body
        return (
          "\(circuit) \(ground)\(named)",
          "\(Decision.label(Circuit.self, circuit)), \(Decision.label(FondementLegal.self, ground))"
        )
      }
    }
  }

  private func closedWay(_ way: JSON) -> HTML {
    let lacking = (way["conditions"]?.array ?? []).compactMap(\.string)
    return HTML {
      h3 { "\(act(way)), \(grounds(way).map { Decision.label(FondementLegal.self, $0) }.joined(separator: " ou "))" }
      Decision.notices(way["refus"])
      if !lacking.isEmpty {
        p { "Il manque :" }
        ul { for condition in lacking { li { condition } } }
      }
    }
  }

  private func grounds(_ way: JSON) -> [String] { (way["fondements"]?.array ?? []).compactMap(\.string) }

  private func act(_ way: JSON) -> String {
    guard way["acte"] != "avis-de-peril" else { return "Avis de péril" }
    let circuits = (way["circuits"]?.array ?? []).compactMap(\.string)
    return circuits.map { Decision.label(Circuit.self, $0) }.joined(separator: " ou ")
  }

  private func destinations(_ way: JSON) -> String {
    let kinds = way["destinations"]?.array ?? []
    let partners = kinds.compactMap { $0["typePartenaire"]?.string }
    let names = kinds.filter { $0["typePartenaire"] == nil }.map { kind in
      // The body itself where it is known, its kind otherwise.
      let bodies = (kind["organismes"]?.array ?? []).compactMap { $0["nom"]?.string }
      return bodies.count == 1 ? bodies[0] : Decision.label(NatureOrganisme.self, kind["nature"]?.string ?? "")
    }
    // All of them is one word, not twenty-two.
    return
      (names
      + (partners.count == TypePartenaire.all.count
        ? ["tout partenaire"] : partners.map { Decision.label(TypePartenaire.self, $0) }))
      .joined(separator: ", ")
  }
}
