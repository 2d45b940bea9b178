public import JSON
public import Liaison

/// What an author asks of a dry-run: a transmission whose sections are named, without any text, perhaps to several bodies.
public struct SimulationDeTransmission: Hashable, Forme {
  /// The most destinations at once.
  public static let maximumDeDestinations = 20

  /// The destinations, at least one; that of the transmission first.
  public let destinations: [ChoixDestination]
  /// The circuit.
  public let circuit: Circuit
  /// The ground invoked.
  public let fondement: FondementLegal
  /// How soon.
  public let urgence: Urgence
  /// What the person answered.
  public let accord: Accord
  /// The facts.
  public let faits: FaitsCodes
  /// Where the encounter came from.
  public let saisine: Saisine?
  /// The sections that the fiche would have, at least one.
  public let rubriques: Set<SectionCode>
  /// The categories of its attachments; empty if there is none, or if they are as ordinary as the section.
  public let categoriesPieces: Set<CategorieRGPD>
  /// Whether the sections that may not go would be left out.
  public let minimiser: Bool

  /// Reads the body of `POST /api/fiches/simulation`: a transmission, with `rubriques`, `categoriesPieces?`, `commune?`
  /// and other `destinations?` instead of the fiche, which is refused.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try Self(&fields, today: today) }
  }

  private init(_ fields: inout ObjectReader, today: CalendarDay) throws {
    let entete = try EnteteDeTransmission(&fields, today: today)
    (circuit, fondement, urgence) = (entete.circuit, entete.fondement, entete.urgence)
    (accord, faits, saisine) = (entete.accord, entete.faits, entete.saisine)
    minimiser = try fields.optional("minimiser")?.bool() ?? false
    let commune = try fields.optional("commune")?.commune()
    destinations = try Self.destinations(&fields, commune: commune)
    rubriques = try fields.required("rubriques").codes()
    categoriesPieces = try fields.optional("categoriesPieces")?.codes() ?? []
    guard !rubriques.isEmpty else { throw fields.fault("rubriques", .tooShort) }
    guard categoriesPieces.isEmpty || rubriques.contains(.piecesJointes) else {
      throw fields.fault("categoriesPieces", .inconsistent)
    }
    // The same rule as a transmission's: a dry-run that answers for other facts would be of no use.
    guard faits.accord == accord.etat, faits.objetsAccord == accord.objetsAccordes else {
      throw fields.fault("accord", .inconsistent)
    }
  }

  private static func destinations(_ fields: inout ObjectReader, commune: CodeCommune?) throws -> [ChoixDestination] {
    var others: [ChoixDestination] = []
    if let list = fields.optional("destinations") {
      _ = try list.array(max: maximumDeDestinations) { element in
        let choice = ChoixDestination.organisme(try element.organisme(), nil)
        guard !others.contains(choice) else { throw element.fault(.duplicate) }
        others.append(choice)
      }
      guard !others.isEmpty else { throw list.fault(.tooShort) }
    }
    // With other destinations, the transmission's own may be left out.
    let names = ["destination", "motifDestination"].contains { fields.optional($0) != nil }
    if !others.isEmpty, !names, commune == nil { return others }
    let own = try ChoixDestination(&fields, commune: commune)
    return [own] + others.filter { $0 != own }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    EnteteDeTransmission.membres + ChoixDestination.membres + [
      .optional("commune", CodeCommune.schema),
      .optional("destinations", .array(of: OrganismeID.schema, count: 1...maximumDeDestinations, isSet: true)),
      .required("rubriques", .array(of: .code(SectionCode.self), count: 1...SectionCode.all.count, isSet: true)),
      .optional("categoriesPieces", \SimulationDeTransmission.categoriesPieces),
      .optional("minimiser", \SimulationDeTransmission.minimiser),
    ])

  /// The body as it is written.
  public var json: JSON {
    let named = destinations.compactMap { choice in
      if case .organisme(let id, nil) = choice { id.json } else { nil }
    }
    let own = destinations.first.flatMap { $0.organisme == nil || $0.motif != nil ? $0 : nil }
    var commune: JSON?
    if case .commune(let code) = own { commune = code.json }
    return .objet([
      "circuit": circuit.json, "fondement": fondement.json, "urgence": urgence.json,
      "destination": own?.organisme?.json, "motifDestination": own?.motif?.json, "commune": commune,
      "destinations": .liste(named),
      "accord": accord.json, "faits": faits.json, "saisine": saisine?.json, "rubriques": rubriques.json,
      "categoriesPieces": categoriesPieces.jsonOuRien, "minimiser": .siVrai(minimiser),
    ])
  }
}
