public import Liaison

extension ReadTransaction {
  /// A body, or nil.
  public func organisme(_ id: OrganismeID) throws -> Organisme? {
    try connection.first("SELECT id, nature, nom, parent, type_partenaire FROM organismes WHERE id = ?", .of(id)) {
      try Organisme(columns: &$0)
    }
  }

  /// Every body, by identifier.
  public func organismes() throws -> [Organisme] {
    try connection.all("SELECT id, nature, nom, parent, type_partenaire FROM organismes ORDER BY id") {
      try Organisme(columns: &$0)
    }
  }

  /// What a secteur covers, or nil where it covers nothing.
  public func secteur(_ id: OrganismeID) throws -> Secteur? {
    let rows = try connection.all(
      "SELECT commune, partagee FROM couverture WHERE organisme = ? ORDER BY commune", .of(id)
    ) { (try $0.commune(), try $0.flag()) }
    guard !rows.isEmpty else { return nil }
    return try Secteur(
      organisme: id, communes: Set(rows.filter { !$0.1 }.map(\.0)),
      communesPartagees: Set(rows.filter(\.1).map(\.0)))
  }

  /// The circonscriptions that have at least one secteur with a commune: what a `Territoire` is made of.
  public func circonscriptions() throws -> [Circonscription] {
    let all = try organismes()
    return try all.filter { $0.nature == .circonscription }.compactMap { circonscription in
      let secteurs = try all.filter { $0.nature == .secteur && $0.parent == circonscription.id }
        .compactMap { try secteur($0.id) }
      return secteurs.isEmpty ? nil : try Circonscription(organisme: circonscription.id, secteurs: secteurs)
    }
  }
}

extension WriteTransaction {
  /// Adds a body, or changes its name, kind and place. Its parent must be there first.
  public func put(_ organisme: Organisme) throws {
    try connection.run(
      """
      INSERT INTO organismes (id, nature, nom, parent, type_partenaire) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET nature = excluded.nature, nom = excluded.nom, parent = excluded.parent,
        type_partenaire = excluded.type_partenaire
      """,
      .of(organisme.id), .of(organisme.nature), .text(organisme.nom), .optional(organisme.parent),
      .optional(organisme.typePartenaire))
  }

  /// Replaces what a secteur covers.
  ///
  /// - Throws: ``StoreError`` with code `constraint` when the body is not there.
  public func put(_ secteur: Secteur) throws {
    try connection.run("DELETE FROM couverture WHERE organisme = ?", .of(secteur.organisme))
    for (communes, shared) in [(secteur.communes, false), (secteur.communesPartagees, true)] {
      for commune in communes.sorted() {
        try connection.run(
          "INSERT INTO couverture (commune, organisme, partagee) VALUES (?, ?, ?)", .text(commune.description),
          .of(secteur.organisme), .flag(shared))
      }
    }
  }
}

extension Organisme {
  fileprivate init(columns row: inout Row) throws {
    try self.init(
      id: try row.organisme(), nature: try row.coded(), nom: try row.text(), parent: try row.optionalOrganisme(),
      typePartenaire: try row.optionalCoded())
  }
}

extension Row {
  fileprivate mutating func commune() throws -> CodeCommune { try CodeCommune(try text()) }
}
