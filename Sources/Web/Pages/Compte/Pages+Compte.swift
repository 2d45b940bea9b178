internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// Who I am, and the key with which I read.
  static let compte: [Page] = [
    .get(Path("/compte")) { visit, _ in .page(Compte(visit).content, visit) },
    .get(Path("/compte/notifications"), query: Fait.self) { visit, _, query in
      Reading { visit.gateway.notifications.read(by: visit.agent, completion: $0) }.page(visit) {
        PageDesNotifications(visit: visit, form: PageDesNotifications.form($0.json), fait: query.fait).content
      }
    },
    .post(Path("/compte/notifications")) { visit, _, form in
      .act(
        visit, form,
        again: { .page(PageDesNotifications(visit: visit, form: $0, fait: nil).content, visit) }
      ) {
        let preferences = try PageDesNotifications.body(form).read(PreferencesDeCourriel.self, on: visit)
        return Reading { visit.gateway.notifications(preferences, by: visit.agent, completion: $0) }
      } done: { _ in
        .done(Link("/compte/notifications").with("fait", "change"))
      }
    },
    .get(Path("/cle")) { visit, _ in .page(PageDeCle(visit).content, visit) },
  ]
}

/// Who I am: my role, where I belong, until when my certificates hold.
struct Compte {
  let visit: Visit
  private let myself: JSONObject

  init(_ visit: Visit) {
    self.visit = visit
    myself = visit.gateway.readDirectory.myself(visit.agent)
  }

  var content: PageContent {
    PageContent("Mon compte") {
      dl(.class("fiche")) {
        dt { "Poste" }
        dd { visit.agent.agent.nom }
        dt { "Fonction" }
        dd { visit.role.libelle }
        dt { "Secret professionnel" }
        dd { visit.agent.agent.secret.libelle }
      }
      h2 { "Où j’exerce" }
      memberships
      h2 { "Mes certificats" }
      certificates
      p(.class("actions")) {
        a(.class("bouton second"), .href("/cle")) { "Ma clé et ma phrase de passe" }
        a(.class("bouton second"), .href("/compte/notifications")) { "Notifications" }
      }
    }
  }

  private var memberships: HTML {
    let held = myself["organismes"]?.array ?? []
    guard !held.isEmpty else { return p(.class("vide")) { "Vous n’êtes rattaché à aucun organisme." } }
    let names = visit.gateway.directory.current.organismes
    return ul {
      for membership in held {
        li {
          membership["id"]?.string.flatMap { try? OrganismeID($0) }.flatMap { names[$0]?.nom }
          " : "
          if membership["atteste"]?.bool != true {
            "en attente de l’attestation de votre cadre ; aucune fiche ne peut encore vous être adressée ici"
          } else if membership["dePermanence"]?.bool == true {
            "de permanence, vous recevez les fiches"
          } else {
            "hors permanence, vous ne recevez pas les nouvelles fiches"
          }
        }
      }
    }
  }

  private var certificates: HTML {
    HTML {
      dl(.class("fiche")) {
        for certificate in myself["certificats"]?.array ?? [] {
          dt { certificate["usage"]?.string == "chiffrement" ? "Pour lire les fiches" : "Pour entrer" }
          dd {
            "valable jusqu’au "
            Dates.instant(certificate["expire"]?.string)
          }
        }
      }
      if let key = myself["chiffrement"]?["empreinte"]?.string {
        p {
          "Empreinte de votre clé, que votre cadre compare quand il l’atteste : "
          code { key }
        }
      } else {
        div(.class("attention")) {
          p { "Vous n’avez pas encore de clé : rien ne peut vous être adressé." }
          p { a(.href("/cle")) { "Créer ma clé" } }
        }
      }
      p(.class("aide")) {
        "Un mois avant la fin, demandez-en de nouveaux à l’administrateur : sans certificat valable, vous ne pourrez plus entrer."
      }
    }
  }
}
