/// A secteur and what it covers.
public struct Secteur: Hashable, Sendable {
  /// Its organisme.
  public let organisme: OrganismeID
  /// The communes that it covers alone.
  public let communes: Set<CodeCommune>
  /// The communes that it shares with other secteurs, street by street: the author chooses.
  public let communesPartagees: Set<CodeCommune>

  /// Describes a secteur.
  /// - Throws: `missing` if it covers nothing, `duplicate` for a commune in both sets.
  public init(
    organisme: OrganismeID, communes: Set<CodeCommune>, communesPartagees: Set<CodeCommune> = []
  ) throws(LiaisonError) {
    guard !communes.isEmpty || !communesPartagees.isEmpty else { throw LiaisonError(.missing, champ: "communes") }
    guard communes.isDisjoint(with: communesPartagees) else { throw LiaisonError(.duplicate, champ: "communes") }
    (self.organisme, self.communes, self.communesPartagees) = (organisme, communes, communesPartagees)
  }
}

/// A circonscription and its secteurs.
public struct Circonscription: Hashable, Sendable {
  /// Its organisme.
  public let organisme: OrganismeID
  /// Its secteurs, at least one.
  public let secteurs: [Secteur]

  /// Describes a circonscription.
  /// - Throws: `missing` without a secteur.
  public init(organisme: OrganismeID, secteurs: [Secteur]) throws(LiaisonError) {
    guard !secteurs.isEmpty else { throw LiaisonError(.missing, champ: "secteurs") }
    (self.organisme, self.secteurs) = (organisme, secteurs)
  }
}

/// How a département divides its communes: commune → secteur → circonscription.
public struct Territoire: Sendable {
  /// The département's code: `01`, `2A`, `974`.
  public let departement: String
  /// The circonscriptions.
  public let circonscriptions: [Circonscription]
  /// The list of communes it was checked against.
  public let communes: Communes
  private let couverture: [CodeCommune: [OrganismeID]]
  private let parents: [OrganismeID: OrganismeID]

  /// Checks a description.
  /// - Throws: `unknownCommune` for a code that is not in the list, `invalidTerritory` for one of another département, a
  ///   shared commune that nobody else shares, or no circonscription at all; `duplicate` for an organisme named twice or a
  ///   commune covered twice without being shared. The field names the organisme and the commune.
  public init(
    departement: String, circonscriptions: [Circonscription], communes: Communes
  ) throws(LiaisonError) {
    guard !circonscriptions.isEmpty else { throw LiaisonError(.invalidTerritory, champ: "circonscriptions") }
    var couverture: [CodeCommune: [OrganismeID]] = [:]
    var parents: [OrganismeID: OrganismeID] = [:]
    var named: Set<OrganismeID> = []
    for circonscription in circonscriptions {
      guard named.insert(circonscription.organisme).inserted else {
        throw LiaisonError(.duplicate, champ: circonscription.organisme.description)
      }
      for secteur in circonscription.secteurs {
        let champ = "\(circonscription.organisme)/\(secteur.organisme)"
        guard named.insert(secteur.organisme).inserted else { throw LiaisonError(.duplicate, champ: champ) }
        parents[secteur.organisme] = circonscription.organisme
        for code in secteur.communes.union(secteur.communesPartagees) {
          guard communes.contains(code) else { throw LiaisonError(.unknownCommune, champ: "\(champ)/\(code)") }
          guard code.departement == departement else {
            throw LiaisonError(.invalidTerritory, champ: "\(champ)/\(code)")
          }
          couverture[code, default: []].append(secteur.organisme)
        }
      }
    }
    for secteur in circonscriptions.flatMap(\.secteurs) {
      for code in secteur.communes where couverture[code]?.count != 1 {
        throw LiaisonError(.duplicate, champ: "\(secteur.organisme)/\(code)")
      }
      for code in secteur.communesPartagees where couverture[code]?.count == 1 {
        throw LiaisonError(.invalidTerritory, champ: "\(secteur.organisme)/\(code)")
      }
    }
    (self.departement, self.circonscriptions, self.communes) = (departement, circonscriptions, communes)
    (self.couverture, self.parents) = (couverture.mapValues { $0.sorted() }, parents)
  }

  /// The secteurs that cover a commune, in byte order: none, one, or several that share it.
  ///
  /// An arrondissement that no secteur names is covered as its commune.
  public func secteurs(couvrant code: CodeCommune) -> [OrganismeID] {
    couverture[code] ?? code.communeParente.flatMap { couverture[$0] } ?? []
  }

  /// The circonscription of a secteur.
  public func circonscription(de secteur: OrganismeID) -> OrganismeID? { parents[secteur] }

  /// The communes of the département that no secteur covers, by code.
  public var communesNonCouvertes: [Commune] {
    communes.communes(departement: departement).filter { secteurs(couvrant: $0.code).isEmpty }
  }
}
