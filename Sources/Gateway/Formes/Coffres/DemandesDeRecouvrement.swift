public import JSON
public import Liaison
public import Sealing

/// The body of `POST /api/recouvrements`: who lost their key, and the body whose recovery key two people hold.
public struct DemandeDeRecouvrement: Hashable, Forme {
  /// Who lost their key.
  public let agent: AgentID
  /// Whose recovery key opens what is asked for.
  public let organisme: OrganismeID
  /// Whether what was given back already is asked for again: it did not open.
  public let encore: Bool
  /// The envelope after which to begin: what the answer before said of where it stopped.
  public let apres: EnvelopeID?

  /// Asks for what may be recovered.
  public init(agent: AgentID, organisme: OrganismeID, encore: Bool = false, apres: EnvelopeID? = nil) {
    (self.agent, self.organisme, self.encore, self.apres) = (agent, organisme, encore, apres)
  }

  /// Reads `{agent, organisme, encore?, apres?: 32 hexadecimal digits}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let asked = try Self(&fields)
      guard let cursor = fields.optional("apres") else { return asked }
      guard let apres = EnvelopeID(bytes: try cursor.hexadecimal(bytes: EnvelopeID.byteCount)) else {
        throw cursor.fault(.invalidFormat)
      }
      return asked.following(apres)
    }
  }

  /// Reads all but where to begin.
  init(_ fields: inout ObjectReader) throws {
    self.init(
      agent: try fields.required("agent").agent(), organisme: try fields.required("organisme").organisme(),
      encore: try fields.optional("encore")?.bool() ?? false)
  }

  /// The same, from where an answer stopped.
  public func following(_ envelope: EnvelopeID) -> Self {
    Self(agent: agent, organisme: organisme, encore: encore, apres: envelope)
  }

  static let membres: [JSONSchema.Member] = [
    .required("agent", \DemandeDeRecouvrement.agent), .required("organisme", \DemandeDeRecouvrement.organisme),
    .optional("encore", .boolean),
  ]

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    membres + [.optional("apres", .hexadecimal(bytes: EnvelopeID.byteCount))])

  /// The body as it is written.
  public var json: JSON {
    .objet([
      "agent": agent.json, "organisme": organisme.json, "encore": .siVrai(encore),
      "apres": apres.map { .string($0.hex) },
    ])
  }
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

  /// Reads `{agent, organisme, encore?, cles: [CleReenveloppee]}`.
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
    .objet([
      "agent": demande.agent.json, "organisme": demande.organisme.json, "encore": .siVrai(demande.encore),
      "cles": .array(cles.map(\.json)),
    ])
  }
}
