public import Liaison

extension ReadTransaction {
  /// A saisine, or nil.
  public func saisine(_ reference: Reference) throws -> SaisineRecord? { try listed(reference) }

  /// One page of the saisines that some bodies made, or that some bodies received: the latest first.
  ///
  /// - Parameters:
  ///   - only: this one alone, if it is among them.
  ///   - limit: 1...500 rows.
  public func saisines(
    madeBy senders: Set<OrganismeID>, receivedBy destinations: Set<OrganismeID>, only: Reference? = nil,
    after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<SaisineRecord> {
    let walks =
      senders.map { Walk("emetteur = ?", .of($0)) } + destinations.map { Walk("destination = ?", .of($0)) }
    return try latest(walks, only: only, after: cursor, limit: limit)
  }

  /// The codes returned of a saisine, the first returned first.
  /// - Throws: ``StoreError`` with code `corrupt` when they go on after the closing.
  public func suites(of reference: Reference) throws -> SuitesDonnees {
    let all = try connection.all(
      "SELECT code, auteur, le FROM suites_donnees WHERE reference = ? ORDER BY rang", .of(reference)
    ) { SuiteDonnee(try $0.coded(), Acte(par: try $0.agent(), le: try $0.date())) }
    do { return try SuitesDonnees(all) } catch { throw StoreError(.corrupt, "reading the codes of a saisine") }
  }
}

extension WriteTransaction {
  /// Adds a saisine.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` for a reference in use.
  public func insert(_ saisine: SaisineRecord) throws {
    try connection.run(
      """
      INSERT INTO saisines (reference, auteur, emetteur, destination, mode, origine, urgence, accord, objets, transmise_le,
        version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .of(saisine.reference), .of(saisine.auteur), .of(saisine.emetteur), .of(saisine.destination),
        .of(saisine.mode), .of(saisine.origine), .of(saisine.urgence),
      ] + saisine.accord.columns + [.of(saisine.transmiseLe), .number(saisine.version)])
  }

  /// Adds a code to those returned of a saisine, and what the person said of it.
  ///
  /// - Parameters:
  ///   - suites: all of them, the new one last.
  ///   - recueilli: what the person answered to the intervenant, if they were asked again.
  /// - Throws: ``StoreError`` with code `notFound`, or `versionConflict` when the saisine changed meanwhile.
  public func append(
    _ suites: SuitesDonnees, to reference: Reference, recueilli: AccordEnCodes?, expecting version: Int
  ) throws {
    guard let found = try saisine(reference), let last = suites.toutes.last else {
      throw StoreError(.notFound, "returning a code")
    }
    guard found.version == version else { throw StoreError(.versionConflict, "returning a code") }
    try connection.run(
      "INSERT INTO suites_donnees (reference, rang, code, auteur, le) VALUES (?, ?, ?, ?, ?)", .of(reference),
      .number(suites.toutes.count), .of(last.code), .of(last.acte.par), .of(last.acte.le))
    try connection.run("UPDATE saisines SET version = version + 1 WHERE reference = ?", .of(reference))
    guard let recueilli else { return }
    try connection.run(
      "UPDATE saisines SET accord_recueilli = ?, objets_recueillis = ? WHERE reference = ?",
      recueilli.columns + [.of(reference)])
  }
}
