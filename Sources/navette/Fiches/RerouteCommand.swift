import Cryptography
import Foundation
import Gateway
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
      "The fiche and its attachments are opened here, their keys are wrapped here for the people on duty in the new body. "
        + "Each of their certificates, and the cadre's attestation, is verified first: one that does not hold stops "
        + "everything.",
      "What a file says of the reason is sealed by the gateway to the author and to the new body.",
    ],
    operands: [FicheArguments.reference.parameter],
    options: [to.parameter, reason.parameter, FicheArguments.commentFile.parameter] + FicheAct.options,
    examples: [
      .init(
        "navette reroute FN-2026-7K3Q-XM4T-QW --to secteur-oyonnax --reason changement-adresse",
        "The family moved to Oyonnax.")
    ])

  private let act: FicheAct
  private let destination: OrganismeID
  private let reason: String
  private let comment: FilePath?

  init(_ values: Values) throws {
    act = try FicheAct(values)
    destination = try values.required(Self.to)
    reason = try values.required(Self.reason)
    comment = try values.optional(FicheArguments.commentFile)
  }

  func run(_ console: Console) throws {
    let words = try comment.map { try TextFile.text($0) }
    let session = try act.agent.session(console)
    let trust = try session.trust()
    let answer = try session.ask(.get("/api/organismes/\(destination)/destinataires", answerLimit: 16 << 20))
    let attested = try AttestedRecipients(answer, of: destination, trust: trust, at: session.now())
    let envelopes = try Opening(session: session, reference: act.reference).envelopes()
    let keys = try Rewrapping(opener: try session.opener(trust), now: session.now()).rows(envelopes, for: attested)
    if let recovery = attested.recovery, !act.isJSON {
      console.print("Clé de recouvrement : \(SafeText.line(recovery.certificate.subjectCommonName))")
    }
    var body: JSONObject = [
      "destination": .string(destination.description), "motif": .string(reason), "cles": .array(keys),
    ]
    body["precisions"] = words.map(JSON.string)
    try act.run("reorientation", .object(body), session: session, console: console)
  }
}
