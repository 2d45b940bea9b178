public import JSON
public import Liaison

extension Transmission: Forme {
  /// Reads `{circuit, fondement, urgence, destination?, motifDestination?, accord?, faits, saisine?, fiche}`.
  ///
  /// Without a destination, the commune of the fiche's coordonnées decides; without either, the destination is missing.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try Transmission(&fields, today: today) }
  }

  init(_ fields: inout ObjectReader, today: CalendarDay) throws {
    let entete = try EnteteDeTransmission(&fields, today: today)
    let fiche = try FicheNavette(fields.required("fiche"), today: today)
    self = try Transmission(
      destination: ChoixDestination(&fields, commune: fiche.coordonnees?.commune), circuit: entete.circuit,
      fondement: entete.fondement, faits: entete.faits, urgence: entete.urgence, accord: entete.accord,
      saisine: entete.saisine, fiche: fiche)
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(membres)

  static let membres: [JSONSchema.Member] =
    EnteteDeTransmission.membres + ChoixDestination.membres + [.required("fiche", \Transmission.fiche)]

  /// The transmission as it is written. A commune is not: it is the fiche's own.
  public var json: JSON {
    .objet([
      "circuit": circuit.json, "fondement": fondement.json, "urgence": urgence.json,
      "destination": destination.organisme?.json, "motifDestination": destination.motif?.json, "accord": accord.json,
      "faits": faits.json, "saisine": saisine?.json, "fiche": fiche.json,
    ])
  }
}

/// What a transmission and its simulation have in common.
struct EnteteDeTransmission {
  let circuit: Circuit
  let fondement: FondementLegal
  let urgence: Urgence
  let accord: Accord
  let faits: FaitsCodes
  let saisine: Saisine?

  static let membres: [JSONSchema.Member] = [
    .required("circuit", \EnteteDeTransmission.circuit), .required("fondement", \EnteteDeTransmission.fondement),
    .required("urgence", \EnteteDeTransmission.urgence), .optional("accord", \EnteteDeTransmission.accord),
    .required("faits", \EnteteDeTransmission.faits), .optional("saisine", \EnteteDeTransmission.saisine),
  ]

  init(_ fields: inout ObjectReader, today: CalendarDay) throws {
    circuit = try fields.required("circuit").code()
    fondement = try fields.required("fondement").code()
    urgence = try fields.required("urgence").code()
    accord = try fields.optional("accord").map { try Accord($0, today: today) } ?? .nonDemande
    faits = try FaitsCodes(fields.required("faits"), today: today)
    saisine = try fields.optional("saisine").map { try Saisine($0, today: today) }
  }
}

extension ChoixDestination {
  /// The body that the author named, if they did.
  var organisme: OrganismeID? { if case .organisme(let id, _) = self { id } else { nil } }
  /// Why they named it.
  var motif: MotifDestinataire? { if case .organisme(_, let motif) = self { motif } else { nil } }

  static let membres: [JSONSchema.Member] = [
    .optional("destination", \ChoixDestination.organisme), .optional("motifDestination", \ChoixDestination.motif),
  ]

  /// Reads `destination` and `motifDestination`.
  /// - Parameter commune: what decides when there is no destination.
  init(_ fields: inout ObjectReader, commune: CodeCommune?) throws {
    let motif: MotifDestinataire? = try fields.optional("motifDestination")?.code()
    if let organisme = try fields.optional("destination")?.organisme() {
      self = .organisme(organisme, motif)
    } else if let commune, motif == nil {
      self = .commune(commune)
    } else {
      throw fields.fault("destination", .missingField)
    }
  }
}
