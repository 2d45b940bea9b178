internal import Gateway
internal import HTTP
internal import Liaison
internal import Markup

/// The transmission d'urgence: who, where, what danger. It leaves at once; everything else can wait.
struct PageDePeril {
  let visit: Visit
  let form: Form

  /// - Parameter form: what was typed; an empty one begins with what is nearly always right.
  init(_ visit: Visit, _ form: Form) {
    self.visit = visit
    self.form = form.names.isEmpty ? Self.usual(visit) : form
  }

  private static func usual(_ visit: Visit) -> Form {
    let units = Self.bodies(visit).filter { $0.nature == .uniteFSI }
    return Form([
      ("alinea", "2"), ("demande", "Intervenir sans délai."),
      ("destination", units.count == 1 ? units[0].id.description : ""),
    ])
  }

  /// Those who can act, as the policies say.
  private static func bodies(_ visit: Visit) -> [Organisme] {
    visit.gateway.directory.current.organismes.values
      .filter { [.uniteFSI, .parquet, .crip].contains($0.nature) || $0.typePartenaire?.code == "sante" }
      .sorted { ($0.nature.rangDansLaListe, $0.nom) < ($1.nature.rangDansLaListe, $1.nom) }
  }

  var content: PageContent {
    PageContent("Transmission d’urgence", status: form.problem?.status ?? .ok) {
      div(.class("attention")) {
        p {
          strong { "Danger immédiat : appelez d’abord le 17, le 15 ou le 112." }
          " L’avis de péril part ensuite, à l’instant, vers qui peut agir. Sa justification est due sous 24 heures."
        }
      }
      visit.form("/peril", form, creates: true, submit: "Transmettre l’avis de péril") {
        Field(
          name: "qui", label: "Qui est en danger", hint: "Nom si vous le savez, sinon ce qui permet de la reconnaître.",
          isRequired: true
        ).line(form, .autocomplete("off"))
        Field(name: "ou", label: "Où", hint: "Adresse, étage, code, ou dernier lieu connu.", isRequired: true)
          .text(form, rows: 2, .autocomplete("off"))
        Field(
          name: "danger", label: "Quel danger", hint: "Les faits, en deux phrases. Rien de plus que le nécessaire.",
          isRequired: true
        ).text(form, rows: 3)
        Field(name: "destination", label: "À qui", isRequired: true)
          .menu(form, Self.bodies(visit).map { ($0.id.description, "\($0.nom) (\($0.nature.libelle))") })
        Field(name: "demande", label: "Ce que vous demandez", isRequired: true).text(form, rows: 2)
        Field(name: "alinea", label: "Au titre du Code pénal, article 223-6", isRequired: true)
          .choices(form, [("2", AlineaPeril.second.libelle), ("1", AlineaPeril.premier.libelle)])
        if !form.value("enSuiteDe").isEmpty {
          input(.type("hidden"), .name("enSuiteDe"), .value(form.value("enSuiteDe")))
        }
      }
      p(.class("aide")) {
        "Vous avez prévenu de vive voix ? "
        a(.href("/orale")) { "Consignez une transmission orale" }
        "."
      }
    }
  }
}
