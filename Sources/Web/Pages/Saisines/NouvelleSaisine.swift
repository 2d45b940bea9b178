internal import Gateway
internal import HTTP
internal import Liaison
internal import Markup

/// A new saisine: who, what kind of situation, the least that must be known, what the person answered.
struct NouvelleSaisine {
  let visit: Visit
  let form: Form

  /// - Parameter form: what was typed; an empty one begins with what is nearly always right.
  init(_ visit: Visit, _ form: Form) {
    self.visit = visit
    self.form = form.names.isEmpty ? Self.usual(visit) : form
  }

  private static func usual(_ visit: Visit) -> Form {
    let posts = Self.posts(visit)
    return Form([
      ("mode", ModeSaisine.directe.code), ("urgence", Urgence.normale.code),
      ("destination", posts.count == 1 ? posts[0].value : ""),
    ])
  }

  private static func posts(_ visit: Visit) -> [(value: String, label: String)] {
    visit.gateway.directory.current.organismes.values.filter { $0.nature == .posteIntervenant }
      .sorted { $0.nom < $1.nom }.map { ($0.id.description, $0.nom) }
  }

  /// The units for which the visitor may seize.
  private var units: [(value: String, label: String)] {
    visit.agent.memberships.compactMap { visit.gateway.directory.current.organismes[$0.organisme] }
      .filter { $0.nature == .uniteFSI }.map { ($0.id.description, $0.nom) }
  }

  var content: PageContent {
    PageContent("Saisir un intervenant social", status: form.problem?.status ?? .ok) {
      p {
        "Le message est chiffré pour les intervenants de permanence : votre hiérarchie ne peut pas le lire ici. En retour "
          + "vous recevez un code, avec l’accord de la personne ; sans cet accord, vous saurez seulement que la saisine est "
          + "clôturée."
      }
      visit.form("/saisines/nouvelle", form, creates: true, submit: "Transmettre la saisine") {
        Field(name: "destination", label: "Poste d’intervenant social", isRequired: true)
          .menu(form, Self.posts(visit))
        if units.count > 1 {
          Field(name: "emetteur", label: "Au nom de quelle unité", isRequired: true).menu(form, units)
        }
        Field(
          name: "personne", label: "La personne", hint: "Nom, prénom, âge si vous le savez.", isRequired: true
        ).line(form, .autocomplete("off"))
        Field(
          name: "joindre", label: "Comment la joindre sans danger",
          hint: "Un numéro, une heure, une personne de confiance ; ce qu’il ne faut pas faire."
        ).text(form, rows: 2, .autocomplete("off"))
        Field(name: "profil", label: "Elle est", isRequired: true).menu(form, Profil.all)
        Field(name: "problematique", label: "Problématique", isRequired: true).menu(form, Problematique.all)
        Field(
          name: "faits", label: "Ce que l’intervenant doit savoir",
          hint: "Quelques phrases : rien de la procédure qui ne lui serve.", isRequired: true
        ).text(form, rows: 4)
        Field(name: "origine", label: "Comment vous l’avez rencontrée", isRequired: true)
          .menu(form, OrigineSaisine.all)
        Field(name: "mode", label: "Saisine", isRequired: true).choices(form, ModeSaisine.all)
        Field(name: "urgence", label: "Urgence", isRequired: true).choices(form, Urgence.all)
        AccordDeSaisine(form: form, today: visit.call.today, isAsked: true).fields
      }
    }
  }
}
