internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// « Déjà connue ? »: whether a person is named in a fiche that one may list, whatever the spelling.
struct PageDeRecherche {
  let visit: Visit
  let form: Form

  init(_ visit: Visit, _ form: Form) { (self.visit, self.form) = (visit, form) }

  /// The questions, and what was found if something was asked.
  func content(_ found: JSONObject?) -> PageContent {
    PageContent("Déjà connue ?", status: form.problem?.status ?? .ok) {
      p {
        "Cherche parmi les fiches que vous avez écrites et celles que reçoit l’organisme où vous êtes de permanence, même "
          + "si le nom est écrit autrement. Ce que vous cherchez n’est pas gardé ; le fait que vous cherchez l’est."
      }
      if let found { result(found) }
      visit.form("/recherche", form, submit: "Chercher") {
        Field(name: "nom", label: "Nom", isRequired: true).line(form)
        Field(name: "nomUsage", label: "Nom d’usage, s’il diffère").line(form)
        Field(name: "prenoms", label: "Prénoms", isRequired: true).line(form)
        Field(
          name: "naissance", label: "Date de naissance", hint: "Sans elle, la recherche ne trouve que des homonymes."
        ).line(form, type: "date")
        Field(name: "motif", label: "Pourquoi", isRequired: true).menu(form, MotifRecherche.all)
      }
    }
  }

  private func result(_ found: JSONObject) -> HTML {
    let fiches = found["fiches"]?.array ?? []
    return section(.aria("live", "polite"), .id("trouvees")) {
      h2 { fiches.isEmpty ? "Aucune fiche" : fiches.count == 1 ? "Une fiche" : "\(fiches.count) fiches" }
      if fiches.isEmpty {
        p {
          "Aucune de vos fiches ne nomme cette personne. Elle peut être suivie ailleurs : cette recherche ne le dit pas."
        }
      } else {
        p { "Une ressemblance n’est pas une preuve : comparez avant d’agir." }
        table(fiches)
      }
      p { small { "Recherches faites aujourd’hui : \(found["faitesAujourdhui"]?.integer ?? 0)." } }
    }
  }

  private func table(_ fiches: [JSON]) -> HTML {
    let names = Names(visit)
    return Liste(
      caption: "Fiches qui nomment peut-être cette personne, la plus sûre d’abord",
      headings: ["Référence", "Ressemblance", "État", "De", "À", "Transmise le"],
      lignes: fiches.compactMap { json in
        guard let fiche = try? FicheLine(json) else { return nil }
        let concordance = try? Concordance(code: json["concordance"]?.string ?? "")
        return Liste.Ligne(
          link: fiche.link, reference: fiche.reference.description,
          cells: [
            HTML { concordance?.libelle ?? "" },
            HTML { FicheWords(fiche: fiche, names: names, now: visit.now).state },
            HTML { names.agent(fiche.auteur) }, HTML { names.organisme(fiche.destination) },
            Dates.day(HeureDeParis.day(of: fiche.transmiseLe)),
          ])
      }
    ).table
  }
}
