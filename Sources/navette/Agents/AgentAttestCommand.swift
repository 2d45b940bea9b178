import Authority
import Cryptography
import Foundation
import JSON
import Liaison

/// `navette agent attest`
struct AgentAttestCommand: Command {
  private static let who = Operand("AGENT", .agent, "The agent's identifier.")
  private static let organisme = Option("organisme", "ID", .organisme, "The body the agent works in.", isRequired: true)
  private static let certificate = Option(
    "certificate", "FILE", .path, "The agent's encryption.crt, received out of band. Default: ask the gateway.")
  private static let fingerprint = Option(
    "fingerprint", "HEX", .fingerprint, "The certificate's SHA-256, as the agent read it out: anything else is refused."
  )
  private static let days = Option(
    "days", "N", .integer(in: 1...MembershipStatement.lifetimeLimit), "For how long. Default: 365.")

  static let declaration = Declaration(
    "attest", summary: "Attest that a key is that agent's, who works in that body (cadre, DPO).",
    discussion: [
      "The attestation is signed here, with one's own authentication key. Without it the gateway seals nothing to the "
        + "agent: the administrator alone cannot make a recipient. Check the digest with the agent, by voice."
    ],
    operands: [who.parameter],
    options: [organisme.parameter, certificate.parameter, fingerprint.parameter, days.parameter]
      + AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [
      .init("navette agent attest a-0017 --organisme secteur-bourg-2 --certificate encryption.crt", "For a year.")
    ])

  private let agent: AgentArguments
  private let who: AgentID
  private let organisme: OrganismeID
  private let certificate: FilePath?
  private let fingerprint: Digest?
  private let days: Int
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    who = try values.required(Self.who)
    organisme = try values.required(Self.organisme)
    certificate = try values.optional(Self.certificate)
    fingerprint = try values.optional(Self.fingerprint)
    days = try values.optional(Self.days) ?? 365
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let session = try agent.session(console)
    let subject = try certificate.map { try PEMFile.certificate($0) } ?? Self.ask(who, session)
    guard fingerprint == nil || fingerprint == subject.sha256 else {
      throw CommandError(.untrusted, "the certificate's digest is \(subject.sha256.hex), not the one that was read out")
    }
    let now = session.now()
    if case .failure(let refusal) = try session.trust().validate(subject, for: .keyAgreement, at: now) {
      throw CommandError(.untrusted, "the agent's certificate is not trusted: \(refusal)")
    }
    let key = try PrivateKeyFile.p256(session.folder.tlsKeyFile, passphrase: session.passphrase)
    let start = max(now, subject.notBefore)
    let end = min(start.addingTimeInterval(TimeInterval(days) * 86_400), subject.notAfter)
    let attestation: MembershipAttestation
    do {
      attestation = try MembershipAttestation.make(
        certificate: subject, agent: try OpaqueIdentifier(who.description),
        organisme: try OpaqueIdentifier(organisme.description),
        validity: try CertificateValidity(from: start, to: end), attester: try session.folder.tlsChain()[0], key: key)
    } catch let error as AuthorityError {
      throw CommandError(.invalidContent, "this cannot be attested: \(error.description)")
    }
    let text = String(decoding: attestation.text, as: UTF8.self)
    let answer = try session.administer(
      .post("/api/organismes/\(organisme)/membres", ["attestation": .string(text)]))
    if isJSON { return console.print(answer.json.text) }
    console.print("\(who) attesté dans \(organisme) jusqu’au \(end.formatted(.iso8601)).")
    console.print("  clé de chiffrement attestée : SHA-256 \(subject.sha256.hex)")
  }

  private static func ask(_ who: AgentID, _ session: GatewaySession) throws -> Certificate {
    let answer = try session.ask(.get("/api/agents", answerLimit: 32 << 20))
    for element in try answer.elements("agents", maximum: 100_000) {
      guard try element.string("agent", maximum: 64).isSame(as: who.description) else { continue }
      if element.optional("chiffrement") != nil { return try element.certificate("chiffrement") }
      for certificate in try element.optionalElements("certificats") {
        if try certificate.string("usage", maximum: 64).isSame(as: "chiffrement") {
          return try certificate.certificate("certificat")
        }
      }
    }
    throw CommandError(.notFound, "the gateway has no encryption certificate for \(who)")
  }
}

extension Reading where Value == Digest {
  /// A SHA-256 in hexadecimal; colons and capitals are tolerated, since openssl prints them.
  static var fingerprint: Reading<Digest> {
    Reading(expected: "64 hexadecimal digits") { Digest(hex: $0.replacing(":", with: "").lowercased()) }
  }
}

/// A certificate in a PEM file.
enum PEMFile {
  /// The first certificate of a file.
  /// - Throws: ``CommandError`` with `invalidContent`.
  static func certificate(_ path: FilePath) throws -> Certificate {
    let bytes = try BoundedFile.read(path, maximum: AgentFolder.certificateLimit)
    guard let first = try? Certificate.bundle(pem: bytes).first else {
      throw CommandError(.invalidContent, "`\(SafeText.line(path.description))` is not a certificate")
    }
    return first
  }
}
