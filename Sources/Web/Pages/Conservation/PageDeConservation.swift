internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// What is past its retention, for the data-protection officer: counts and circuits, the sheets for the Archives, the erasure.
struct PageDeConservation {
  let visit: Visit
  /// What `GET /api/conservation` answers.
  let answer: JSONObject
  /// What was just done.
  var fait: String?
  /// A form that was sent and not accepted.
  var tried: Form?

  static let address: Link = "/conservation"

  private func number(_ member: String) -> Int64 { answer[member]?.integer ?? 0 }

  var page: PageContent {
    PageContent("Conservation des fiches", status: tried?.problem?.status ?? .ok) {
      if let done = fait.flatMap(Self.done) { div(.class("fait"), .role("status")) { p { done } } }
      p {
        "Une fiche reste \(answer["durees"]?["mois"]?.integer ?? 0) mois après le dernier contact (mineurs : "
          + "\(answer["durees"]?["moisMineurs"]?.integer ?? 0) ; sans suite : \(answer["durees"]?["moisSansSuite"]?.integer ?? 0)). "
          + "Ensuite elle ne s’ouvre plus, et vous l’effacez ou la placez en archive. Vous n’en voyez ni nom ni contenu."
      }
      dl(.class("fiche")) {
        pair("À effacer maintenant", "\(number("aEffacer"))")
        pair("À inscrire sur un bordereau", "\(number("aInscrire"))")
        pair("En attente du visa des Archives", "\(number("enAttenteDeVisa"))")
        pair("En archive", "\(number("archivees"))")
      }
      if let circuits = answer["circuits"]?.array, !circuits.isEmpty {
        ul {
          for circuit in circuits {
            let label = circuit["circuit"]?.string.flatMap { try? Circuit(code: $0) }?.libelle ?? ""
            li { "\(label) : \(circuit["nombre"]?.integer ?? 0)" }
          }
        }
      }
      acts
      sheets
      single
    }
  }

  private func pair(_ name: String, _ value: String) -> HTML {
    HTML {
      dt { name }
      dd { value }
    }
  }

  private func typed(_ scope: String) -> Form {
    if let tried, tried.scope == scope { return tried }
    return Form().scoped(scope)
  }

  private func action(_ verb: String) -> Link { Self.address.appending(verb) }

  private var acts: HTML {
    HTML {
      if number("aInscrire") > 0 {
        visit.form(action("bordereau"), typed("bordereau"), submit: "Établir le bordereau", .class("carte")) {
          p { "Les fiches qu’un département a reçues sont des archives publiques : leur élimination demande un visa." }
        }
      }
      if number("aEffacer") > 0 {
        visit.form(action("elimination"), typed("elimination"), submit: "Effacer un lot", .class("carte")) {
          p {
            "\(RunRetention.batch) fiches au plus à chaque fois, sans retour possible. Pour tout un bordereau, préférez la "
              + "commande « navette retention run »."
          }
        }
      }
    }
  }

  private var sheets: HTML {
    let sheets = answer["bordereaux"]?.array ?? []
    return HTML {
      if !sheets.isEmpty {
        h2 { "Bordereaux d’élimination" }
        for sheet in sheets { self.sheet(sheet) }
      }
    }
  }

  private func sheet(_ sheet: JSON) -> HTML {
    let numero = "\(sheet["numero"]?.integer ?? 0)"
    return div(.class("carte")) {
      p {
        "Bordereau n° \(numero), \(sheet["nombre"]?.integer ?? 0) fiche(s), établi le "
        Dates.instant(sheet["etabliLe"]?.string)
        " · "
        a(
          .href(Link("/api/conservation/bordereaux").appending(numero)), .download("bordereau-\(numero).csv")
        ) { "Télécharger" }
      }
      if let visa = sheet["viseLe"]?.string {
        p {
          "Visa consigné le "
          Dates.instant(visa)
          "."
        }
      } else {
        visit.form(action("visa"), typed("visa-\(numero)"), submit: "Consigner le visa reçu") {
          input(.type("hidden"), .name("numero"), .value(numero))
        }
      }
    }
  }

  /// Erasing one fiche, by its reference.
  private var single: HTML {
    let typed = typed("effacement")
    return HTML {
      h2 { "Effacer une fiche" }
      visit.form(action("effacement"), typed, submit: "Effacer définitivement", .class("carte")) {
        p {
          "Une transmission illicite, ou une opposition que le destinataire a acceptée. L’auteur et ses lecteurs sont avertis."
        }
        Field(name: "reference", label: "Référence", isRequired: true).line(typed)
        Field(name: "motif", label: "Motif", isRequired: true).menu(
          typed, [MotifEffacement.transmissionIllicite, .opposition, .echeanceConservation])
      }
    }
  }

  private static func done(_ code: String) -> String? {
    switch code {
    case "bordereau": "Bordereau établi. Envoyez-le aux Archives départementales, puis consignez leur visa ici."
    case "visa": "Visa consigné : les fiches du bordereau peuvent être effacées."
    case "elimination": "Lot effacé. Il reste de chaque fiche une référence, des dates et les preuves."
    case "effacement":
      "Fiche effacée : clés et contenu détruits. Ce qui en avait été copié hors de la passerelle reste hors d’atteinte."
    default: nil
    }
  }
}
