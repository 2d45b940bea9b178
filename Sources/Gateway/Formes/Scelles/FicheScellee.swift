public import JSON
public import Liaison

/// What a destination receives: the sections that went, and on what they rest.
public struct FicheScellee: Hashable, Forme {
  /// The author.
  public let auteur: AgentID
  /// The circuit.
  public let circuit: Circuit
  /// The ground invoked.
  public let fondement: FondementLegal
  /// How soon.
  public let urgence: Urgence
  /// What the person answered, how and when.
  public let accord: Accord
  /// Where the encounter came from.
  public let saisine: Saisine?
  /// The sections that went.
  public let fiche: FicheNavette

  /// Gathers what is sealed.
  /// - Parameters:
  ///   - fiche: the sections that may go, perhaps fewer than the transmission's.
  ///   - auteur: who transmits.
  public init(_ fiche: FicheNavette, de transmission: Transmission, par auteur: AgentID) {
    (self.auteur, self.fiche) = (auteur, fiche)
    (circuit, fondement, urgence) = (transmission.circuit, transmission.fondement, transmission.urgence)
    (accord, saisine) = (transmission.accord, transmission.saisine)
  }

  /// Reads `{auteur, circuit, fondement, urgence, accord, saisine?, fiche}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try FicheScellee(&fields, today: today) }
  }

  init(_ fields: inout ObjectReader, today: CalendarDay) throws {
    auteur = try fields.required("auteur").agent()
    circuit = try fields.required("circuit").code()
    fondement = try fields.required("fondement").code()
    urgence = try fields.required("urgence").code()
    accord = try Accord(fields.required("accord"), today: today)
    saisine = try fields.optional("saisine").map { try Saisine($0, today: today) }
    fiche = try FicheNavette(fields.required("fiche"), today: today)
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(membres)

  static let membres: [JSONSchema.Member] = [
    .required("auteur", \FicheScellee.auteur), .required("circuit", \FicheScellee.circuit),
    .required("fondement", \FicheScellee.fondement), .required("urgence", \FicheScellee.urgence),
    .required("accord", \FicheScellee.accord), .optional("saisine", \FicheScellee.saisine),
    .required("fiche", \FicheScellee.fiche),
  ]

  /// What is sealed, as it is written.
  public var json: JSON {
    .objet([
      "auteur": auteur.json, "circuit": circuit.json, "fondement": fondement.json, "urgence": urgence.json,
      "accord": accord.json, "saisine": saisine?.json, "fiche": fiche.json,
    ])
  }
}
