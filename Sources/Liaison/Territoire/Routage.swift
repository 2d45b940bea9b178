/// Where a fiche goes.
public struct Routage: Sendable {
  /// The territory.
  public let territoire: Territoire
  private let organismes: [OrganismeID: Organisme]

  /// Gathers a territory and the bodies it names.
  /// - Throws: `duplicate` for a body described twice; `unknownOrganisme` for a body that the territory names and nobody
  ///   describes; `invalidTerritory` if it is not of the kind, or not in the circonscription, that the territory says.
  public init(territoire: Territoire, organismes: [Organisme]) throws(LiaisonError) {
    var table: [OrganismeID: Organisme] = [:]
    for organisme in organismes where table.updateValue(organisme, forKey: organisme.id) != nil {
      throw LiaisonError(.duplicate, champ: organisme.id.description)
    }
    for circonscription in territoire.circonscriptions {
      try Self.verifier(circonscription.organisme, est: .circonscription, dans: nil, table)
      for secteur in circonscription.secteurs {
        try Self.verifier(secteur.organisme, est: .secteur, dans: circonscription.organisme, table)
      }
    }
    (self.territoire, self.organismes) = (territoire, table)
  }

  private static func verifier(
    _ id: OrganismeID, est nature: NatureOrganisme, dans parent: OrganismeID?, _ table: [OrganismeID: Organisme]
  ) throws(LiaisonError) {
    guard let organisme = table[id] else { throw LiaisonError(.unknownOrganisme, champ: id.description) }
    guard organisme.nature == nature, parent == nil || organisme.parent == parent else {
      throw LiaisonError(.invalidTerritory, champ: id.description)
    }
  }

  /// The destination of a choice.
  /// - Throws: `unknownCommune` for a code that is not in the list; `uncoveredCommune` for a commune of another
  ///   département or that no secteur covers; `sharedCommune` where the author must choose among `candidats`;
  ///   `unknownOrganisme`.
  public func destination(_ choix: ChoixDestination) throws(LiaisonError) -> Organisme {
    switch choix {
    case .organisme(let id, _):
      guard let organisme = organismes[id] else { throw LiaisonError(.unknownOrganisme, champ: "destination") }
      return organisme
    case .commune(let code):
      guard territoire.communes.contains(code) else { throw LiaisonError(.unknownCommune, champ: "commune") }
      let candidats = candidats(pour: code)
      guard let first = candidats.first else { throw LiaisonError(.uncoveredCommune, champ: "commune") }
      guard candidats.count == 1 else { throw LiaisonError(.sharedCommune, champ: "commune") }
      return first
    }
  }

  /// The destination that the commune gives, unless the author named another.
  /// - Throws: as `destination(_:)`; `missing` if there is neither a commune nor another choice.
  public func destination(
    commune: CodeCommune?, autre: OrganismeID? = nil, motif: MotifDestinataire? = nil
  ) throws(LiaisonError) -> Organisme {
    if let autre { return try destination(.organisme(autre, motif)) }
    guard let commune else { throw LiaisonError(.missing, champ: "commune") }
    return try destination(.commune(commune))
  }

  /// The secteurs among which a commune lets choose.
  public func candidats(pour code: CodeCommune) -> [Organisme] {
    territoire.secteurs(couvrant: code).compactMap { organismes[$0] }
  }
}
