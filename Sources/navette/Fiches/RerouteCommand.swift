import Foundation
import JSON
import Liaison
import Sealing

/// `navette reroute`
struct RerouteCommand: Command {
  private static let to = Option("to", "ORG", .organisme, "The body that the fiche goes to.", isRequired: true)
  private static let reason = Option(
    "reason", "CODE", .coded(MotifReorientation.self), "Why: \(CodeList.text(MotifReorientation.self)).",
    isRequired: true)

  static let declaration = Declaration(
    "reroute", summary: "Send a fiche on to another body, without the gateway reading it.",
    discussion: [
      "The fiche is opened here, its key is wrapped here for the people on duty in the new body. Each of their "
        + "certificates, and the cadre's attestation, is verified first: one that does not hold stops everything."
    ],
    operands: [FicheArguments.reference.parameter], options: [to.parameter, reason.parameter] + FicheAct.options,
    examples: [
      .init(
        "navette reroute FN-2026-7K3Q-XM4T-QW --to secteur-oyonnax --reason changement-adresse",
        "The family moved to Oyonnax.")
    ])

  private let act: FicheAct
  private let destination: OrganismeID
  private let reason: String

  init(_ values: Values) throws {
    act = try FicheAct(values)
    destination = try values.required(Self.to)
    reason = try values.required(Self.reason)
  }

  func run(_ console: Console) throws {
    let session = try act.agent.session(console)
    let trust = try session.trust()
    let answer = try session.ask(.get("/api/organismes/\(destination)/destinataires", answerLimit: 16 << 20))
    let attested = try AttestedRecipients(answer, of: destination, trust: trust, at: session.now())
    let envelopes = try Opening(session: session, reference: act.reference).envelopes()
    let keys = try Rewrapping(opener: try session.opener(trust), now: session.now()).rows(
      envelopes, for: attested.recipients)
    let body: JSON = [
      "destination": .string(destination.description), "motif": .string(reason), "cles": .array(keys),
    ]
    try act.run("reorientation", body, session: session, console: console)
  }
}

/// Wraps the keys of the envelopes that this agent can open.
struct Rewrapping {
  let opener: Opener
  let now: Date

  /// One row for each envelope and recipient; who has a row already keeps it.
  /// - Throws: ``CommandError``: `refused` when no envelope is for this agent, `untrusted` for one that does not hold.
  func rows(_ envelopes: [ReceivedEnvelope], for recipients: [RecipientCertificate]) throws -> [JSON] {
    var rows: [JSON] = []
    var opened = 0
    for envelope in envelopes {
      do {
        let sealed = try SealedEnvelope(id: envelope.id, cms: envelope.cms)
        let others = recipients.filter { sealed.wrappedKey(for: $0.keyID) == nil }
        let keys =
          others.isEmpty
          ? [] : try opener.rewrap(cms: envelope.cms, expecting: envelope.expected, to: others, at: now)
        opened += 1
        rows += keys.map { row($0, of: envelope) }
      } catch {
        guard error.code == .notARecipient else { throw SealingFault.error(error) }
      }
    }
    guard opened > 0 else { throw SealingFault.notARecipient }
    return rows
  }

  private func row(_ key: WrappedKey, of envelope: ReceivedEnvelope) -> JSON {
    [
      "enveloppe": .string(envelope.id.hex), "destinataire": .string(key.recipient.hex),
      "ephemere": .string(Data(key.ephemeralPoint).base64EncodedString()),
      "cle": .string(Data(key.wrapped).base64EncodedString()),
    ]
  }
}
