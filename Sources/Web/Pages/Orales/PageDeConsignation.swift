internal import Foundation
internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// Records what was said aloud: to whom, when, under which ground, about what. Codes, and a few words for oneself.
struct PageDeConsignation {
  let visit: Visit
  let form: Form

  init(_ visit: Visit, _ form: Form) {
    self.visit = visit
    self.form = form.names.isEmpty ? Self.usual(visit) : Self.placed(form)
  }

  /// Now, about somebody and their situation: what is nearly always right.
  private static func usual(_ visit: Visit) -> Form {
    Form([
      ("le", local(visit.now)), ("rubriques", SectionCode.identite.code), ("rubriques", SectionCode.situation.code),
    ])
  }

  /// One menu asks what the API reads in three members: what is wrong with any of them is wrong with it.
  private static func placed(_ form: Form) -> Form {
    guard var problem = form.problem else { return form }
    problem.champs = problem.champs.map { fault in
      guard fault.pointer.hasPrefix("/interlocuteur/") else { return fault }
      return FieldFault(pointer: "/interlocuteur", fault.code, message: fault.message)
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    return form.with(problem)
  }

  var content: PageContent {
    PageContent("Consigner une transmission orale", status: form.problem?.status ?? .ok) {
      p {
        "Ce qui a été dit a eu lieu : la passerelle l’enregistre toujours, et dit ce que la loi en dit. Des codes, jamais de récit."
      }
      visit.form("/orale", form, creates: true, submit: "Consigner") {
        Field(name: "interlocuteur", label: "À qui avez-vous parlé", isRequired: true).menu(form, interlocuteurs)
        Field(name: "le", label: "Quand", isRequired: true).line(
          form, type: "datetime-local", .max(Self.local(visit.now)))
        Field(name: "fondement", label: "À quel titre", isRequired: true).menu(form, FondementLegal.all)
        Field(name: "rubriques", label: "Ce que vous avez dit", isRequired: true)
          .choices(form, SectionCode.all.filter { $0 != .piecesJointes }, many: true)
        details(form.value("faits/profil").isEmpty && form.problem != nil ? .open : .none) {
          summary {
            "La situation, en codes "
            small { "— inutile pour un péril (article 223-6)" }
          }
          Field(name: "faits/profil", label: "La personne est").menu(form, Profil.all)
          Field(name: "faits/classeAge", label: "Son âge").menu(form, ClasseAge.all)
          Field(name: "faits/natures", label: "Les faits").choices(form, NatureFaits.all, many: true)
          Field(name: "faits/imminence", label: "Le danger").menu(form, Imminence.all)
          Field(
            name: "faits/accord", label: "Son accord", hint: "Laissez vide si le titre est l’accord de la personne."
          )
          .menu(form, EtatAccord.all)
        }
        details {
          summary {
            "Pour vous seul "
            small { "— chiffré, jamais transmis" }
          }
          Field(name: "personne", label: "De qui il s’agissait").line(form, .autocomplete("off"))
          Field(name: "precision", label: "Quelques mots").text(form, rows: 3)
        }
        Field(
          name: "enSuiteDe", label: "Après une fiche ou un avis",
          hint: "Sa référence, si vous en avez déjà transmis un."
        ).line(form, .autocomplete("off"), .class("references"))
      }
      p(.class("aide")) { a(.href("/orales")) { "Voir ce que j’ai déjà consigné" } }
    }
  }

  /// The bodies of the directory, then the kinds of body that are not in it.
  private var interlocuteurs: [(value: String, label: String)] {
    let bodies = visit.gateway.directory.current.organismes.values
      .filter { ![.exploitant, .pilotage, .employeur, .departement].contains($0.nature) }
      .sorted { ($0.nature.rangDansLaListe, $0.nom) < ($1.nature.rangDansLaListe, $1.nom) }
    let kinds: [NatureOrganisme] = [.uniteFSI, .parquet, .crip, .prefecture, .secteur, .circonscription]
    return bodies.map { ("\($0.nature.code)/\($0.id)", "\($0.nom) (\($0.nature.libelle))") }
      + kinds.map { ($0.code, "\($0.libelle), hors annuaire") }
      + TypePartenaire.all.map { ("partenaire//\($0.code)", "Partenaire hors annuaire : \($0.libelle)") }
  }

  /// What was typed, as the API names it: a choice of the menu is a kind and a body, an hour in Paris is an instant, and an
  /// agreement invoked was given.
  static func body(of form: Form) -> Form {
    let parts = form.value("interlocuteur").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var items: [(String, String)] = []
    for (name, value) in zip(["nature", "organisme", "typePartenaire"], parts) where !value.isEmpty {
      items.append(("interlocuteur/" + name, value))
    }
    if let instant = instant(form.value("le")) { items.append(("le", Instants.text(instant))) }
    let hasFacts = ["profil", "classeAge"].contains { !form.value("faits/" + $0).isEmpty }
    var kept = form.replacing(["interlocuteur"] + (items.contains { $0.0 == "le" } ? ["le"] : []), with: items)
    let isAgreed = form.value("fondement") == FondementLegal.accord.code
    if hasFacts, isAgreed || form.value("faits/accord").isEmpty {
      kept = kept.replacing(
        ["faits/accord"],
        with: [("faits/accord", (isAgreed ? EtatAccord.donne : .nonDemande).code)]
          + (isAgreed ? [("faits/objetsAccord", ObjetAccord.transmission.code)] : []))
    } else if !hasFacts {
      kept = kept.replacing(["faits/accord", "faits/imminence"], with: [])
    }
    return kept
  }

  /// `2026-11-21T10:05`, in Paris.
  private static func local(_ instant: Date) -> String {
    "\(HeureDeParis.day(of: instant))T\(HeureDeParis.heure(of: instant))"
  }

  private static func instant(_ text: String) -> Date? {
    let parts = text.split(separator: "T").map(String.init)
    guard parts.count == 2, let day = try? CalendarDay(parts[0]),
      let heure = try? HeureLocale(String(parts[1].prefix(5)))
    else { return nil }
    return HeureDeParis.instant(day, heure)
  }
}
