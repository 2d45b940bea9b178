import Foundation
import Gateway
import JSON
import Journal
import Sealing

extension EvidenceCheck {
  /// What the file proves, for people.
  func text(_ console: Console) -> String {
    let lines =
      [heading] + [""] + [console.bold("Prouvé")] + proven.map { "  ✓ \($0)" }
      + (unproven.isEmpty ? [] : ["", console.bold("Non prouvé")] + unproven.map { "  – \($0)" })
    return lines.map(SafeText.line).joined(separator: "\n")
  }

  private var heading: String {
    let event = statement.event
    guard let code = event.code else {
      return "Entrée \(statement.place.leaf) : ce qui s’est passé n’est plus lisible."
    }
    let who = event.agent.map { agent in " par \(agent)" + (event.role.map { " (\($0))" } ?? "") } ?? ""
    let what = [code, event.subject].compactMap { $0 }.joined(separator: " ")
    let refused = event.decision == "refusee" ? ", refusée" : ""
    let meaning = event.sentence.map { " : \($0)" } ?? ""
    return "\(what)\(refused)\(who), le \(event.instant ?? "?")\(meaning)."
  }

  /// What holds, and by whose word.
  var proven: [String] {
    let place = statement.place
    var lines = [
      "L’entrée \(place.leaf) est dans le journal « \(place.origin) », taille \(place.size), que signe la clé donnée.",
      "Elle y est inscrite dans l’heure qui commence à \(place.hour).",
    ]
    if file.body != nil {
      lines.append("L’événement : l’entrée engage le corps joint, et l’attestation dit ce qu’il dit.")
    }
    lines.append("L’attestation porte le sceau d’une passerelle de l’autorité donnée, apposé le \(statement.issued).")
    if seal.isRevocationChecked { lines.append("Le sceau n’est pas révoqué.") }
    lines += (cosignatures ?? []).map { "Le témoin « \($0.name) » a cosigné le \(Instants.text($0.date))." }
    lines += (timestamps ?? []).map { "L’autorité « \($0.name) » a horodaté le \(Instants.text($0.date))." }
    return lines
  }

  /// What does not, and why.
  var unproven: [String] {
    var lines: [String] = []
    switch statement.body {
    case .joined: break
    case .reserved: lines.append("L’événement : le corps n’est pas joint, ce qui en est dit repose sur le sceau seul.")
    case .pruned: lines.append("L’événement : le corps a été effacé, ce qui en est dit repose sur le sceau seul.")
    }
    if !seal.isRevocationChecked {
      lines.append("Que le sceau n’ait pas été révoqué : aucune liste à jour n’est donnée (--crl).")
    }
    if seal.hasExpired { lines.append("Que le certificat du sceau vaille encore : il a expiré depuis.") }
    if let cosignatures {
      if cosignatures.count < quorum {
        lines.append("L’accord des témoins : \(cosignatures.count) sur \(quorum) demandés ont cosigné.")
      }
    } else {
      lines.append(
        statement.place.cosigners.isEmpty
          ? "Qu’un témoin l’ait vu : aucun n’a encore cosigné."
          : "Que des témoins l’aient vu : donnez leurs clés (--witness).")
    }
    if let timestamps {
      if timestamps.isEmpty { lines.append("La date, par un tiers : aucun horodatage de l’autorité donnée.") }
    } else {
      lines.append(
        file.timestamps.isEmpty
          ? "La date, par un tiers : rien n’a encore été horodaté."
          : "La date, par un tiers : donnez l’autorité d’horodatage (--tsa-ca).")
    }
    return lines
  }

  /// The same, for programs.
  var json: JSON {
    let event = statement.event
    func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
    func list(_ values: [Witnessed]?) -> JSON {
      values.map { .array($0.map { ["nom": .string($0.name), "le": .string(Instants.text($0.date))] }) } ?? .null
    }
    return [
      "valide": true, "complet": .bool(isComplete), "evenement": text(event.code), "objet": text(event.subject),
      "agent": text(event.agent), "role": text(event.role), "instant": text(event.instant),
      "decision": text(event.decision), "articles": .array(event.articles.map(JSON.string)),
      "etsi": .array(event.erds.map(JSON.string)), "journal": .string(statement.place.origin),
      "feuille": .integer(Int64(clamping: statement.place.leaf)), "heure": .string(statement.place.hour),
      "taille": .integer(Int64(clamping: statement.place.size)), "racine": .string(statement.place.root),
      "corps": .string(statement.body.rawValue), "etablieLe": .string(statement.issued),
      "revocationVerifiee": .bool(seal.isRevocationChecked), "sceauExpire": .bool(seal.hasExpired),
      "cosignatures": list(cosignatures), "horodatages": list(timestamps),
      "prouve": .array(proven.map(JSON.string)), "nonProuve": .array(unproven.map(JSON.string)),
    ]
  }
}
