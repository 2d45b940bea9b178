public import JSON
public import Liaison

/// The body of `POST /api/organismes`: bodies, and which secteur covers which commune.
public struct ImportDOrganismes: Hashable, Forme {
  /// A body, and what its members' absence is recovered with.
  public struct Ligne: Hashable, Sendable {
    /// The body.
    public let organisme: Organisme
    /// The request or the certificate of its recovery key, as it was sent; nil if it brings none.
    public let recuperation: [UInt8]?

    /// A body and its recovery key.
    public init(organisme: Organisme, recuperation: [UInt8]? = nil) {
      (self.organisme, self.recuperation) = (organisme, recuperation)
    }
  }

  /// A commune of a secteur.
  public struct Couverture: Hashable, Sendable {
    /// The commune, which exists.
    public let commune: CodeCommune
    /// The secteur.
    public let secteur: OrganismeID
    /// Whether other secteurs share it.
    public let partagee: Bool

    /// A commune of a secteur.
    public init(commune: CodeCommune, secteur: OrganismeID, partagee: Bool = false) {
      (self.commune, self.secteur, self.partagee) = (commune, secteur, partagee)
    }
  }

  /// The most bytes of a recovery request or certificate.
  public static let tailleDeRecuperation = 16_384

  /// The bodies, each once.
  public let organismes: [Ligne]
  /// The communes; one that several secteurs cover is shared in each line.
  public let territoires: [Couverture]

  /// Gathers bodies and communes.
  public init(organismes: [Ligne], territoires: [Couverture] = []) {
    (self.organismes, self.territoires) = (organismes, territoires)
  }

  /// Reads `{organismes?: [{id, nom, nature, …, recuperation?: base64}], territoires?: [{commune, secteur, partagee?}]}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      var ids: Set<OrganismeID> = []
      let organismes = try fields.optional("organismes")?.array(max: 5000) { element in
        let ligne = try Ligne(element)
        guard ids.insert(ligne.organisme.id).inserted else { throw element.fault(.duplicate) }
        return ligne
      }
      var couverture: [CodeCommune: [Couverture]] = [:]
      let territoires = try fields.optional("territoires")?.array(max: 50_000) { element in
        let line = try Couverture(element)
        let others = couverture[line.commune, default: []]
        guard !others.contains(where: { $0.secteur == line.secteur }) else { throw element.fault(.duplicate) }
        guard others.allSatisfy({ $0.partagee && line.partagee }) else { throw element.fault(.inconsistent) }
        couverture[line.commune, default: []].append(line)
        return line
      }
      guard organismes != nil || territoires != nil else { throw fields.fault("organismes", .missingField) }
      return Self(organismes: organismes ?? [], territoires: territoires ?? [])
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .optional("organismes", .array(of: Ligne.schema, count: 0...5000)),
    .optional("territoires", .array(of: Couverture.schema, count: 0...50_000)),
  ])

  /// The body as it is written.
  public var json: JSON {
    [
      "organismes": .array(organismes.map(\.json)), "territoires": .array(territoires.map(\.json)),
    ]
  }
}

extension ImportDOrganismes.Ligne {
  init(_ reader: JSONReader) throws {
    self = try reader.forme { fields in
      Self(
        organisme: try Organisme(&fields),
        recuperation: try fields.optional("recuperation")?.base64(maxBytes: ImportDOrganismes.tailleDeRecuperation))
    }
  }

  static let schema = Organisme.schema(with: [
    .optional("recuperation", .base64(maxBytes: ImportDOrganismes.tailleDeRecuperation))
  ]).named("LigneDOrganisme")

  var json: JSON {
    var object = organisme.members
    object["recuperation"] = recuperation.map { .string(Base64Text.encode($0)) }
    return .object(object)
  }
}

extension ImportDOrganismes.Couverture {
  init(_ reader: JSONReader) throws {
    self = try reader.forme { fields in
      Self(
        commune: try fields.required("commune").commune(), secteur: try fields.required("secteur").organisme(),
        partagee: try fields.optional("partagee")?.bool() ?? false)
    }
  }

  static let schema = JSONSchema.forme([
    .required("commune", CodeCommune.schema), .required("secteur", OrganismeID.schema),
    .optional("partagee", .boolean),
  ]).named("Couverture")

  var json: JSON {
    .objet(["commune": commune.json, "secteur": secteur.json, "partagee": .siVrai(partagee)])
  }
}
