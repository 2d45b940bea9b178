public import Liaison

/// What follows a péril, written or said aloud: its author owes a justification, which somebody else reviews.
public struct SuiviDePeril: Hashable, Sendable {
  /// Where it stands, and who told it.
  public let etat: EtatAvis
  /// The circonscription to which its justification is sealed, and whose cadres review it; nil until it is written.
  public let relecture: OrganismeID?
  /// 1 when inserted, one more at each change.
  public let version: Int

  /// Of a péril that was just told.
  public init(_ emission: Acte) { (etat, relecture, version) = (.emis(emission), nil, 1) }

  init(etat: EtatAvis, relecture: OrganismeID?, version: Int) {
    (self.etat, self.relecture, self.version) = (etat, relecture, version)
  }
}

extension WriteTransaction {
  /// Begins what follows a péril.
  func insert(_ suivi: SuiviDePeril, of reference: Reference) throws {
    try connection.run(
      """
      INSERT INTO perils (reference, version, etat, justifie_par, justifie_le, relu_par, relu_le, conclusion, efface_par,
        efface_le, motif) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, [.of(reference), .number(suivi.version)] + suivi.etat.columns)
  }

  /// Changes where a péril stands; erasing it deletes its envelopes and their keys.
  ///
  /// - Throws: ``StoreError`` with code `notFound`, or `versionConflict` when it changed meanwhile.
  public func advance(peril reference: Reference, to etat: EtatAvis, expecting version: Int) throws {
    let found = try connection.first("SELECT version FROM perils WHERE reference = ?", .of(reference)) {
      try $0.number(Int.self)
    }
    guard let found else { throw StoreError(.notFound, "changing a péril") }
    guard found == version else { throw StoreError(.versionConflict, "changing a péril") }
    try connection.run(
      """
      UPDATE perils SET version = version + 1, etat = ?, justifie_par = ?, justifie_le = ?, relu_par = ?, relu_le = ?,
        conclusion = ?, efface_par = ?, efface_le = ?, motif = ? WHERE reference = ?
      """, etat.columns + [.of(reference)])
    if etat.nature == .efface { try eraseContent(of: reference) }
  }
}
