public import JSON
public import Liaison

/// The body of `POST /api/recouvrements`: who lost their key, and the body whose recovery key two people hold.
public struct DemandeDeRecouvrement: Hashable, Forme {
  /// Who lost their key.
  public let agent: AgentID
  /// Whose recovery key opens what is asked for.
  public let organisme: OrganismeID

  /// Asks for what may be recovered.
  public init(agent: AgentID, organisme: OrganismeID) { (self.agent, self.organisme) = (agent, organisme) }

  /// Reads `{agent, organisme}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try Self(&fields) }
  }

  init(_ fields: inout ObjectReader) throws {
    self.init(
      agent: try fields.required("agent").agent(), organisme: try fields.required("organisme").organisme())
  }

  static let membres: [JSONSchema.Member] = [
    .required("agent", \DemandeDeRecouvrement.agent), .required("organisme", \DemandeDeRecouvrement.organisme),
  ]

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(membres)

  /// The body as it is written.
  public var json: JSON { ["agent": agent.json, "organisme": organisme.json] }
}

/// The body of `POST /api/recouvrements/cles`: the keys that two people re-wrapped for the agent's new key.
public struct DemandeDeClesRecouvrees: Hashable, Forme {
  /// The most keys given back at once, and so the most envelopes handed out at once.
  public static let maximumDeCles = 200

  /// For whom, and with whose recovery key.
  public let demande: DemandeDeRecouvrement
  /// The keys, one an envelope.
  public let cles: [CleReenveloppee]

  /// Gives keys back.
  public init(demande: DemandeDeRecouvrement, cles: [CleReenveloppee]) {
    (self.demande, self.cles) = (demande, cles)
  }

  /// Reads `{agent, organisme, cles: [CleReenveloppee]}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let demande = try DemandeDeRecouvrement(&fields)
      let list = try fields.required("cles")
      let cles = try list.cles(max: Self.maximumDeCles)
      guard !cles.isEmpty else { throw list.fault(.tooShort) }
      return Self(demande: demande, cles: cles)
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    DemandeDeRecouvrement.membres + [
      .required("cles", .array(of: CleReenveloppee.schema, count: 1...maximumDeCles))
    ])

  /// The body as it is written.
  public var json: JSON {
    ["agent": demande.agent.json, "organisme": demande.organisme.json, "cles": .array(cles.map(\.json))]
  }
}
