internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// Where the script opens a fiche. Without it there is no key, and the page says so.
struct ContentPanel {
  let view: FicheView

  /// Communes are named without asking for one of them, which would tell whose fiche was opened: those of the body that has
  /// it, where there are few.
  private static let namedCommunes = 150

  /// Who and what the content refers to by an identifier, one `identifier=name` a line.
  private var names: String {
    let names = Names(view.visit)
    let agents = Set(
      view.steps.compactMap { $0["agent"]?.string.flatMap { try? AgentID($0) } } + [
        view.fiche.auteur, view.fiche.etatPar,
      ])
    let people = agents.sorted().map { "\($0)=\(names.agent($0))" }
    return (people + communes).joined(separator: "\n")
  }

  private var communes: [String] {
    guard let territoire = view.visit.gateway.directory.current.routage?.territoire,
      let secteur = territoire.circonscriptions.lazy.flatMap(\.secteurs).first(where: {
        $0.organisme == view.fiche.destination
      })
    else { return [] }
    let codes = secteur.communes.union(secteur.communesPartagees).sorted()
    guard codes.count <= Self.namedCommunes else { return [] }
    return codes.compactMap { code in territoire.communes[code].map { "\(code)=\($0.nom)" } }
  }

  private var reference: String { view.fiche.reference.description }

  /// The panel, closed.
  var panel: HTML {
    section(.id("lecture")) {
      p(.class("impression")) {
        "Document personnel et confidentiel, couvert par le secret professionnel (Code pénal, art. 226-13). À remettre à son seul destinataire, à détruire après usage."
      }
      h2 { "Contenu" }
      div(.id("clair")) {
        p { "Il est chiffré. Votre clé l’ouvre dans ce navigateur ; l’ouverture est journalisée." }
        noscript {
          p(.class("attention")) {
            "Lire demande JavaScript : la clé ne quitte pas votre navigateur. Autorisez-le pour ce site, puis rechargez la page."
          }
        }
        p(.class("actions")) {
          button(
            .type("button"), .hidden,
            .data("ouvrir", Link("/api/fiches").appending(reference).appending(literal: "ouverture").path),
            .data("reference", reference), .data("noms", names)
          ) { "Ouvrir et déchiffrer" }
        }
      }
    }
  }
}
