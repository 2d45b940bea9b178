public import Cryptography
public import JSON
public import Liaison

/// The body of `POST /api/agents`: who is to be enrolled, and the requests for their certificates.
public struct DemandeDAgent: Hashable, Forme {
  /// The name shown to colleagues.
  public let nom: String
  /// The role.
  public let role: Role
  /// Why they are bound by secrecy.
  public let secret: SoumissionAuSecret
  /// The profession, for display.
  public let profession: String?
  /// Whether it is a health profession (Code pénal 226-14, 2° to 3°).
  public let professionDeSante: Bool
  /// The request for the authentication certificate, which proves possession of its key.
  public let authentification: CertificateRequest
  /// The request for the encryption certificate, which proves possession of its key; nil for an agent who will make that
  /// key in their browser.
  public let chiffrement: CertificateRequest?

  /// Reads `{nom, role, secret, profession?, professionDeSante?, demandes: {authentification: PEM, chiffrement?: PEM}}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try Self(&fields) }
  }

  private init(_ fields: inout ObjectReader) throws {
    nom = try fields.required("nom").nom(max: 120)
    role = try fields.required("role").code()
    secret = try fields.required("secret").code()
    profession = try fields.optional("profession")?.nom(max: 120)
    professionDeSante = try fields.optional("professionDeSante")?.bool() ?? false
    let demandes = try fields.required("demandes")
    (authentification, chiffrement) = try demandes.object { fields in
      (try fields.required("authentification").demande(), try fields.optional("chiffrement")?.demande())
    }
    // One key for both would sign what a server sends and decrypt what it holds.
    guard authentification.publicKey != chiffrement?.publicKey else { throw demandes.fault(.duplicate) }
    _ = try agent(AgentID("agent"))
  }

  /// The agent, once they have an identifier.
  public func agent(_ id: AgentID) throws(LiaisonError) -> Agent {
    try Agent(
      id: id, nom: nom, role: role, secret: secret, profession: profession, professionDeSante: professionDeSante)
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("nom", Ligne<120>.schema), .required("role", \DemandeDAgent.role),
    .required("secret", \DemandeDAgent.secret), .optional("profession", Ligne<120>.schema),
    .optional("professionDeSante", \DemandeDAgent.professionDeSante),
    .required("demandes", .forme([.required("authentification", .demande), .optional("chiffrement", .demande)])),
  ])

  /// The body as it is written.
  public var json: JSON {
    .objet([
      "nom": .string(nom), "role": role.json, "secret": secret.json, "profession": profession.map(JSON.string),
      "professionDeSante": .siVrai(professionDeSante),
      "demandes": .objet([
        "authentification": .string(authentification.pem), "chiffrement": chiffrement.map { .string($0.pem) },
      ]),
    ])
  }
}

extension JSONSchema {
  /// A request for a certificate.
  static let demande = JSONSchema.string(
    length: 1...16_384,
    pattern: #"[\s\S]*-----BEGIN CERTIFICATE REQUEST-----[\s\S]*-----END CERTIFICATE REQUEST-----[\s\S]*"#
  )
  .described("Demande de certificat (PKCS #10), en PEM.").named("DemandeDeCertificat")
}

extension JSONReader {
  /// A request for a certificate, whose proof of possession holds.
  func demande() throws -> CertificateRequest {
    try parsed(maxScalars: 16_384, expected: "PEM CERTIFICATE REQUEST") { text in
      try CertificateRequest(pem: Array(text.utf8))
    }
  }
}
