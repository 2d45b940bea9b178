internal import JSON
internal import Markup

/// What deserves a look in who read what: each agent against their own past, at night, outside their bodies.
struct InhabituelDeRapport {
  /// The member `inhabituel` of the report.
  let answer: JSON?

  private static let findings = [
    ("nuit", "Consultations de nuit (22 h à 6 h)"), ("joursChomes", "Consultations un jour chômé"),
    ("ailleursRefuses", "Tentatives hors de leurs organismes, refusées"),
    ("ailleurs", "Consultations hors de leurs organismes, que leur fonction permet"),
  ]

  var html: HTML {
    let volumes = answer?["volumes"]?.array ?? []
    return HTML {
      h2 { "Ce qui mérite un regard" }
      if volumes.isEmpty, Self.findings.allSatisfy({ (answer?[$0.0]?.array ?? []).isEmpty }) {
        p(.class("vide")) { "Rien d’inhabituel dans cette période." }
      }
      if !volumes.isEmpty {
        h3 { "Volumes inhabituels, chacun comparé à son propre passé" }
        ul { for volume in volumes { li { sentence(volume) } } }
      }
      for (member, title) in Self.findings {
        let found = answer?[member]?.array ?? []
        if !found.isEmpty {
          h3 { title }
          ul { for finding in found { li { entries(finding) } } }
        }
      }
    }
  }

  private func sentence(_ volume: JSON) -> HTML {
    HTML {
      a(.href(RechercheDansLeJournal.address.with("agent", volume["agent"]?.string ?? "")), .class("references")) {
        volume["agent"]?.string
      }
      " : \(Nombres.text(volume["nombre"])) consultations la semaine du \(PageDeRapport.day(volume["semaine"])), au-dessus de "
      "\(Self.number(volume["seuil"])) (médiane de son passé : \(Self.number(volume["mediane"])))."
    }
  }

  private func entries(_ finding: JSON) -> HTML {
    let leaves = (finding["feuilles"]?.array ?? []).compactMap(\.integer)
    return HTML {
      span(.class("references")) { finding["agent"]?.string }
      " : \(Nombres.text(finding["nombre"])). Entrées "
      for (place, leaf) in leaves.enumerated() {
        if place > 0 { ", " }
        a(.href(RechercheDansLeJournal.address.appending("\(leaf)"))) { "n° \(leaf)" }
      }
      if Int64(leaves.count) < finding["nombre"]?.integer ?? 0 { "…" }
    }
  }

  private static func number(_ number: JSON?) -> String {
    switch number {
    case .integer(let whole): "\(whole)"
    case .double(let value): "\(Int(value.rounded()))"
    default: ""
    }
  }
}
