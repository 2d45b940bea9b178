public import Authority
public import JSON
public import Liaison

/// The body of `POST /api/organismes/ID/membres`: the signed attestation of a member.
public struct DemandeDAttestation: Hashable, Forme {
  /// The attestation, signed on the attester's side.
  public let attestation: MembershipAttestation
  /// Whether the member is on duty from now on; nil leaves it as it was.
  public let dePermanence: Bool?

  /// Asks for a member to be recognised.
  public init(attestation: MembershipAttestation, dePermanence: Bool? = nil) {
    (self.attestation, self.dePermanence) = (attestation, dePermanence)
  }

  /// Reads `{attestation: text, dePermanence?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        attestation: try fields.required("attestation").parsed(maxScalars: 1024, expected: "attestation") { text in
          try MembershipAttestation(text: Array(text.utf8))
        }, dePermanence: try fields.optional("dePermanence")?.bool())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("attestation", .string(length: 1...1024, pattern: #"navette-attestation/v1\n[\s\S]*\n"#)),
    .optional("dePermanence", \DemandeDAttestation.dePermanence),
  ])

  /// The body as it is written.
  public var json: JSON {
    .objet([
      "attestation": .string(String(decoding: attestation.text, as: UTF8.self)),
      "dePermanence": dePermanence.map(JSON.bool),
    ])
  }
}

/// The body of `POST /api/organismes/ID/permanence`: who is on duty, and nobody else.
public struct DemandeDePermanence: Hashable, Forme {
  /// The members on duty.
  public let agents: Set<AgentID>

  /// Puts exactly these members on duty.
  public init(agents: Set<AgentID>) { self.agents = agents }

  /// Reads `{agents: [id]}`, each once.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      var agents: Set<AgentID> = []
      _ = try fields.required("agents").array(max: 500) { element in
        guard agents.insert(try element.agent()).inserted else { throw element.fault(.duplicate) }
      }
      return Self(agents: agents)
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("agents", .array(of: AgentID.schema, count: 0...500, isSet: true))
  ])

  /// The body as it is written.
  public var json: JSON { ["agents": .array(agents.sorted().map(\.json))] }
}

/// The body of `POST /api/agents/AGENT/revocation`: why.
public struct DemandeDeRevocation: Hashable, Forme {
  /// Why, as a code: the journal keeps it.
  public let motif: MotifRevocation

  /// Asks for a revocation.
  public init(motif: MotifRevocation) { self.motif = motif }

  /// Reads `{motif}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(motif: try fields.required("motif").code()) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("motif", \DemandeDeRevocation.motif)
  ])

  /// The body as it is written.
  public var json: JSON { ["motif": motif.json] }
}
