internal import Liaison
internal import Store

extension Routage {
  /// What the stored bodies and communes make together; nil while no secteur covers anything.
  ///
  /// Written once: an import that holds by one reading of it and a directory that is loaded by another would be a gateway
  /// that does not start again.
  /// - Throws: `LiaisonError` as `Territoire` and `Routage` do.
  init?(_ transaction: ReadTransaction, of organismes: [Organisme], communes: Communes) throws {
    let circonscriptions = try transaction.circonscriptions()
    // A secteur covers at least one commune, alone or shared.
    guard let first = circonscriptions.first?.secteurs.first?.premiereCommune else { return nil }
    let territoire = try Territoire(
      departement: first.departement, circonscriptions: circonscriptions, communes: communes)
    try self.init(territoire: territoire, organismes: organismes)
  }
}

extension Secteur {
  fileprivate var premiereCommune: CodeCommune? { communes.first ?? communesPartagees.first }
}
