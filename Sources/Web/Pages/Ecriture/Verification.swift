internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// What a transmission would do: what goes to whom, what is withheld and why, what the law obliges. Nothing is sent.
struct Verification {
  private let simulations: [JSON]
  private let visit: Visit

  /// - Throws: `GatewayError` for a destination that cannot be found.
  init(_ simulation: SimulationDeTransmission, _ visit: Visit) throws {
    simulations = try visit.gateway.preview(simulation, by: visit.agent)["simulations"]?.array ?? []
    self.visit = visit
  }

  /// Each destination, one after the other.
  var html: HTML { HTML { for simulation in simulations { Self.html(of: simulation, visit) } } }

  /// What is still to be answered before anything can be said.
  static func incomplete(_ problem: Problem) -> HTML {
    div(.class("note")) {
      h2 { "Ce qui partira" }
      if problem.champs.isEmpty {
        p { problem.detail }
      } else {
        p { "Pour le dire, il reste à répondre :" }
        ul {
          for champ in problem.champs {
            li { a(.href(.fragment(Field.id(of: champ.pointer)))) { Self.label(champ) } }
          }
        }
      }
    }
  }

  private static func label(_ champ: FieldFault) -> String {
    switch champ.pointer {
    case "/faits/profil": "le profil de la personne"
    case "/accord/objets": "à quoi la personne a donné son accord"
    case "/accord/information": "comment elle a été informée"
    case "/accord/motif": "pourquoi l’accord n’a pas pu être recueilli"
    case "/destination", "/" + CommuneSaisie.name: "la commune, ou le destinataire"
    default: champ.message
    }
  }

  private static func html(of simulation: JSON, _ visit: Visit) -> HTML {
    let isPermitted = simulation["decision"] == "permise"
    let id = simulation["destination"]?.string ?? ""
    let name = visit.gateway.directory.current.organismes.values.first { $0.id.description == id }?.nom ?? id
    return div(.class(isPermitted ? "fait" : "probleme")) {
      h2 { isPermitted ? "Ce qui partira vers : \(name)" : "Rien ne partirait vers : \(name)" }
      if isPermitted { Decision.sections(simulation["rubriques"]) }
      Decision.notices(simulation["refus"])
      Decision.conditions(simulation["conditions"])
      Decision.withheld(simulation["retenues"])
      Decision.titled("Ce que la loi vous oblige à faire", simulation["obligations"])
      Decision.titled("Ce que ces faits imposent par ailleurs", simulation["alertes"])
      Decision.titled("À savoir", simulation["avertissements"])
    }
  }
}
