public import Foundation
public import Liaison

extension WriteTransaction {
  /// Adds a fiche.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` for a reference in use: draw another.
  public func insert(_ fiche: FicheRecord) throws {
    try connection.run(
      """
      INSERT INTO fiches (reference, auteur, emetteur, destination, circuit, fondement, urgence, priorite, etat, etat_par,
        etat_le, etat_vers, etat_motif, version, transmise_le, accuse_du, retour_du, echeance, faits, sections, categories)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .of(fiche.reference), .of(fiche.auteur), .optional(fiche.emetteur), .of(fiche.destination),
        .of(fiche.circuit), .of(fiche.fondement), .of(fiche.urgence), .number(fiche.priorite),
      ] + fiche.etat.columns + [
        .number(fiche.version), .of(fiche.transmiseLe), .of(fiche.accuseDu), .of(fiche.retourDu),
        .deadline(fiche.echeance), .optional(fiche.faits), .of(fiche.sections),
        .of(fiche.categories),
      ])
  }

  /// Changes where a fiche stands.
  ///
  /// - Parameters:
  ///   - version: The version the decision rested on.
  ///   - destination: The new body, for a re-routing.
  ///   - deadlines: New deadlines, where the change grants some.
  /// - Returns: The fiche as it is now.
  /// - Throws: ``StoreError`` with code `notFound`, or `versionConflict` when it changed meanwhile.
  @discardableResult
  public func advance(
    _ reference: Reference, to etat: EtatFiche, expecting version: Int, destination: OrganismeID? = nil,
    deadlines: Echeances? = nil
  ) throws -> FicheRecord {
    let before = try expect(version: version, of: reference)
    let accuseDu = deadlines?.accuse ?? before.accuseDu
    let retourDu = deadlines?.retour ?? before.retourDu
    let echeance = FicheRecord.echeance(etat.nature, accuseDu: accuseDu, retourDu: retourDu)
    try connection.run(
      """
      UPDATE fiches SET etat = ?, etat_par = ?, etat_le = ?, etat_vers = ?, etat_motif = ?, version = version + 1,
        destination = ?, accuse_du = ?, retour_du = ?, echeance = ? WHERE reference = ?
      """,
      etat.columns + [
        .of(destination ?? before.destination), .of(accuseDu), .of(retourDu), .deadline(echeance), .of(reference),
      ])
    guard let after = try fiche(reference) else { throw StoreError(.notFound, "changing a fiche") }
    return after
  }

  /// Notes that those who have a fiche were reminded of it.
  ///
  /// - Returns: The fiche as it is now.
  /// - Throws: ``StoreError`` with code `notFound`, or `versionConflict` when it changed meanwhile.
  public func remind(of reference: Reference, at date: Date, expecting version: Int) throws -> FicheRecord {
    try expect(version: version, of: reference)
    try connection.run(
      "UPDATE fiches SET relancee_le = ?, version = version + 1 WHERE reference = ?", .of(date), .of(reference))
    guard let after = try fiche(reference) else { throw StoreError(.notFound, "reminding of a fiche") }
    return after
  }

  /// Checks that a fiche is still the one a decision rested on.
  ///
  /// - Throws: ``StoreError`` with code `notFound` or `versionConflict`.
  @discardableResult
  public func expect(version: Int, of reference: Reference) throws -> FicheRecord {
    guard let found = try fiche(reference) else { throw StoreError(.notFound, "checking a fiche") }
    guard found.version == version else { throw StoreError(.versionConflict, "checking a fiche") }
    return found
  }
}
