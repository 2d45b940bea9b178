internal import Foundation
internal import Liaison
internal import Statistics
internal import Store

/// What is counted of a fiche. The gateway sees its content once, when it is transmitted: the coarse facts are taken then,
/// and wait in the fiche's own row.
enum FaitsDeFiche {
  /// What a transmission says, in codes.
  static func attendus(
    _ transmission: Transmission, _ fiche: FicheNavette, _ record: FicheRecord, to destination: Organisme,
    in directory: DirectorySnapshot
  ) -> Fait? {
    let commune = fiche.coordonnees?.commune
    let values: KeyValuePairs<String, String?> = [
      "profil": transmission.faits.profil.code, "classe-age": transmission.faits.classeAge.code,
      "sexe": fiche.identite.sexe.code, "situation-familiale": fiche.compositionFamiliale?.situation.code,
      "problematique": fiche.situation?.problematique.code, "commune": commune?.description,
      "lieu": record.emetteur?.description, "mode-saisine": transmission.saisine?.mode.code,
      "origine-saisine": transmission.saisine?.origine.code, "unite": transmission.saisine?.unite?.description,
      "employeur": directory.ancestor(of: record.emetteur, .employeur)?.description,
      "territoire":
        (directory.ancestor(of: destination.id, .circonscription)
        ?? directory.circonscription(of: commune))?.description,
      "orientation": orientation(destination)?.code, "suite": "sans-retour", "delai-accuse": "jamais",
      "delai-retour": "jamais", "respect-accuse": "jamais", "respect-retour": "jamais",
      "alarme": transmission.urgence == .immediate ? "non-entendue" : "sans-objet",
    ]
    var known: [String: String] = [:]
    for (dimension, value) in values { known[dimension] = value }
    return Fait(known)
  }

  /// The kind of partner that a body is.
  private static func orientation(_ organisme: Organisme) -> TypePartenaire? {
    if let type = organisme.typePartenaire { return type }
    switch organisme.nature {
    case .secteur, .circonscription, .departement: return try? TypePartenaire(code: "secteur")
    case .crip: return try? TypePartenaire(code: "crip")
    default: return nil
    }
  }

  /// With where it went next.
  static func reorientee(_ fait: Fait, to destination: Organisme, in directory: DirectorySnapshot) -> Fait? {
    var fait = fait
    if let circonscription = directory.ancestor(of: destination.id, .circonscription) {
      fait = fait.avec("territoire", circonscription.description) ?? fait
    }
    return orientation(destination).flatMap { fait.avec("orientation", $0.code) } ?? fait
  }

  /// With what an accusé de réception says.
  static func accuse(_ fait: Fait, _ record: FicheRecord, at now: Date) -> Fait? {
    let isLate = now > record.accuseDu
    return fait.avec("delai-accuse", Classes.delai(now.timeIntervalSince(record.transmiseLe)))?
      .avec("respect-accuse", isLate ? "en-retard" : "a-temps")?
      .avec("alarme", record.urgence == .immediate ? (isLate ? "tardive" : "entendue") : "sans-objet")
  }

  /// With what a return says.
  static func retour(_ fait: Fait, _ retour: Retour, _ record: FicheRecord, at now: Date) -> Fait? {
    fait.avec("delai-retour", Classes.delai(now.timeIntervalSince(record.transmiseLe)))?
      .avec("respect-retour", now > record.retourDu ? "en-retard" : "a-temps")?
      .avec("suite", retour.issue.code)?.avec("connu-cd", retour.connuDuDepartement.code)?
      .avec("connu-caf", retour.connuDeLaCAF.code)
  }
}

extension DirectorySnapshot {
  /// The nearest body of a nature among a body and those it belongs to.
  func ancestor(of id: OrganismeID?, _ nature: NatureOrganisme) -> OrganismeID? {
    var id = id
    for _ in 0..<8 {
      guard let present = id, let organisme = organismes[present] else { return nil }
      if organisme.nature == nature { return present }
      id = organisme.parent
    }
    return nil
  }

  /// The circonscription of the secteurs that cover a commune.
  func circonscription(of commune: CodeCommune?) -> OrganismeID? {
    guard let commune, let secteur = routage?.candidats(pour: commune).first else { return nil }
    return ancestor(of: secteur.id, .circonscription)
  }
}

extension Ledger {
  /// Keeps what will be counted of a fiche, in its own row.
  func wait(_ fait: Fait?, of reference: Reference) throws {
    try transaction.wait(statistique: fait?.texte, of: reference)
  }

  /// Adds to what waits in a fiche's row; nothing where nothing waits.
  func note(of reference: Reference, _ change: (Fait) -> Fait?) throws {
    guard let text = try transaction.statistique(of: reference), let fait = Fait(texte: text) else { return }
    try wait(change(fait) ?? fait, of: reference)
  }

  /// Splits from a fiche that ends (closed, expired or erased) the record that is counted, and leaves nothing of it in the
  /// fiche's row. Call it in the transaction that ends the fiche, before its row goes. Nothing happens the second time.
  ///
  /// The record has the month, and an identifier drawn at random.
  func split(_ reference: Reference, at now: Date) throws {
    guard let text = try transaction.statistique(of: reference), let fait = Fait(texte: text),
      let record = try transaction.fiche(reference)
    else { return }
    // What somebody did, refusals and readings apart.
    let acts: Set<String> = ["transmission", "accuse", "refus", "reorientation", "retour", "relance", "cloture"]
    let steps = try transaction.timeline(of: reference).count { acts.contains($0.event) }
    let ended =
      fait.avec("accompagnement", Classes.accompagnement(now.timeIntervalSince(record.transmiseLe)))?
      .avec("actes", Classes.actes(steps)) ?? fait
    try transaction.count(ended.texte, population: Population.fiche.rawValue, mois: now.mois.code)
    try transaction.wait(statistique: nil, of: reference)
  }
}

extension Date {
  /// The month, in Paris.
  var mois: Mois {
    let civil = HeureDeParis.day(of: self).civil
    guard let mois = Mois(annee: min(max(civil.year, 2000), 2999), rang: civil.month) else {
      preconditionFailure("a civil date has a month")
    }
    return mois
  }
}
