internal import Foundation
internal import Liaison
internal import Markup

/// What pages say of a fiche: where it stands, what is awaited and until when, in the profession's words.
struct FicheWords {
  let fiche: FicheLine
  let names: Names
  let now: Date

  /// Where it stands, and who made it so.
  var state: String {
    let who = names.agent(fiche.etatPar)
    return switch fiche.etat {
    case .brouillon: "Brouillon"
    case .transmise: "Pas encore ouverte"
    case .reorientee: "Réorientée, pas encore ouverte"
    case .consultee: "Ouverte par \(who)"
    case .accusee: "Prise en charge par \(who)"
    case .refusee: "Refusée par \(who)\(because(MotifRefus.self))"
    case .retournee: "Retour de \(who == "vous" ? "votre part" : who)\(because(IssueRetour.self))"
    case .close: "Close"
    case .rappelee where fiche.motif == MotifRappel.accordRetire.code: "Plus servie : la personne a retiré son accord"
    case .rappelee: "Rappelée par son auteur\(because(MotifRappel.self))"
    case .effacee: "Effacée\(because(MotifEffacement.self))"
    }
  }

  private func because<C: Coded>(_ type: C.Type) -> String {
    guard let code = fiche.motif, let motif = try? C(code: code) else { return "" }
    return " : \(motif.libelle.prefix(1).lowercased())\(motif.libelle.dropFirst())"
  }

  /// What is awaited, until when, and in words that it is late.
  var due: HTML {
    guard let echeance = fiche.echeance else { return .text(dueOfAuthor ?? "Rien n’est attendu") }
    let what = fiche.etat == .accusee ? "Retour" : "Accusé de réception"
    return HTML {
      "\(what) attendu \(Self.until(echeance))"
      if fiche.isLate(at: now) {
        " "
        span(.class("etiquette retard")) { "En retard de \(Self.length(now.timeIntervalSince(echeance)))" }
      }
    }
  }

  /// What an answer leaves to the fiche's author, who alone reads it and ends it; it has no date.
  private var dueOfAuthor: String? {
    guard names.isReader(fiche.auteur) else { return nil }
    return switch fiche.etat {
    case .refusee: "À adresser ailleurs ou à clore"
    case .retournee: "À lire et à clore"
    default: nil
    }
  }

  /// The urgency; only what is not usual stands out.
  var urgency: HTML {
    fiche.urgence == .normale
      ? .text(fiche.urgence.libelle) : span(.class("etiquette urgent")) { fiche.urgence.libelle }
  }

  /// `jusqu’au 24 novembre 2026`: what is late from midnight on was due on the day before.
  static func until(_ instant: Date) -> String {
    let day = HeureDeParis.day(of: instant)
    let heure = HeureDeParis.heure(of: instant)
    if heure == .minuit { return "jusqu’au \(Dates.text(day.adding(days: -1)))" }
    let parts = heure.description.split(separator: ":")
    return "avant le \(Dates.text(day)) à \(parts[0]) h \(parts[1])"
  }

  /// `3 jours`, `2 heures`, `moins d’une heure`.
  static func length(_ seconds: TimeInterval) -> String {
    let hours = Int(seconds / 3600)
    let days = hours / 24
    if days > 0 { return days == 1 ? "1 jour" : "\(days) jours" }
    return hours == 0 ? "moins d’une heure" : hours == 1 ? "1 heure" : "\(hours) heures"
  }
}
