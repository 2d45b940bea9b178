internal import Foundation
public import JSON
public import Law
internal import Liaison
internal import Store

extension JSON {
  /// A policy's notice, as a person reads it.
  public init(_ notice: PolicyNotice) {
    self = [
      "politique": .string(notice.id), "articles": .string(notice.articles), "motif": .string(notice.motif),
      "force": .string(notice.force.rawValue),
    ]
  }

  /// A duty and where it comes from.
  init(obligation notice: PolicyNotice) {
    self = [
      "code": .string(notice.obligation ?? ""), "politique": .string(notice.id), "articles": .string(notice.articles),
      "motif": .string(notice.motif),
    ]
  }

  /// A permit that was near, and what it lacked.
  public init(_ permit: NearPermit) {
    self = [
      "politique": .string(permit.policy.id), "articles": .string(permit.policy.articles),
      "motif": .string(permit.policy.motif), "conditions": .array(permit.conditions.map(JSON.string)),
    ]
  }

  /// A part that may not go.
  init(_ refusal: SectionRefusal) {
    self = [
      "rubrique": .string(refusal.part.section.code), "categorie": .string(refusal.part.categorie.code),
      "motif": .string(refusal.reasons.map(\.motif).joined(separator: " ")),
      "articles": .string(refusal.reasons.map(\.articles).joined(separator: " ; ")),
      "conditions": .array(refusal.refusal.nearest.map { JSON($0) }),
    ]
  }

  /// A fiche, as its author and its recipients see it in a list: no name, no text.
  /// - Parameter now: the instant that what is late is told at.
  init(_ fiche: FicheRecord, at now: Date) {
    var object: JSONObject = [
      "reference": .string(fiche.reference.description), "etat": .string(fiche.etat.nature.code),
      "circuit": .string(fiche.circuit.code), "fondement": .string(fiche.fondement.code),
      "urgence": .string(fiche.urgence.code), "auteur": .string(fiche.auteur.description),
      "destination": .string(fiche.destination.description),
      "transmiseLe": .string(Instants.text(fiche.transmiseLe)),
      "echeances": [
        "accuse": .string(Instants.text(fiche.accuseDu)), "retour": .string(Instants.text(fiche.retourDu)),
      ],
      "rubriques": .array(fiche.sections.map { .string($0.code) }),
      "version": .integer(Int64(fiche.version)),
    ]
    object["etatLe"] = .string(Instants.text(fiche.etat.acte.le))
    object["etatPar"] = .string(fiche.etat.acte.par.description)
    object["echeance"] = fiche.echeance.map { .string(Instants.text($0)) }
    object["motif"] = fiche.etat.motif.map(JSON.string)
    if case .accusee(let acte) = fiche.etat { object["priseEnChargePar"] = .string(acte.par.description) }
    let late = Retard.de(fiche.etat.nature, accuseDu: fiche.accuseDu, retourDu: fiche.retourDu, at: now)
    if !late.isEmpty { object["retard"] = late.json }
    if fiche.etat.transitionsOuvertes.contains(.rappeler) { object["rappelable"] = true }
    if let last = fiche.relanceeLe { object["relanceeLe"] = .string(Instants.text(last)) }
    if let first = fiche.relancePossibleDes { object["relancePossibleDes"] = .string(Instants.text(first)) }
    self = .object(object)
  }
}

extension EtatFiche {
  /// The code of why it is so: the reason of a refusal, a re-routing, a recall or an erasure, the outcome of a return.
  fileprivate var motif: String? {
    switch self {
    case .brouillon, .transmise, .consultee, .accusee, .close: nil
    case .refusee(_, let motif): motif.code
    case .reorientee(_, _, let motif): motif.code
    case .retournee(_, let issue): issue.code
    case .rappelee(_, let motif): motif.code
    case .effacee(_, let motif): motif.code
    }
  }
}
