import Authority
import Gateway
import JSON
import Liaison

/// `navette recover`
struct RecoverCommand: Command {
  private static let concerned = Option(
    "agent-concerned", "ID", .agent, "Who lost their key, made another, and was attested again.", isRequired: true)
  private static let organisme = Option(
    "of", "ORG", .organisme, "The body whose recovery key the two people hold.", isRequired: true)
  private static let share = Option(
    "share", "FILE", .path, "One of the two shares. Give both.", isRequired: true, isRepeated: true)
  private static let again = Flag(
    "again", "Give back once more what was given back already and does not open.")

  static let declaration = Declaration(
    "recover", summary: "Give an agent who lost their key what was sealed to it: two people together (cadre, DPO).",
    discussion: [
      "Each holder types the passphrase of their own share. The key is put together in memory and forgotten. Each fiche is opened here, its seal verified, its key wrapped for "
        + "the agent's new certificate, which the attestation proves; nothing of it is shown or written. The journal keeps "
        + "who asked, for whom and what; the agent is told.",
      "Only what the agent may still open comes back. What was sealed to the agent alone (drafts, what they noted of an oral "
        + "transmission) has no recovery key: nobody opens it again. An agent who wrote to several bodies needs the shares of "
        + "each.",
      "An envelope that is damaged is left out and named, and the exit code says so; all the others are given back.",
    ],
    options: [
      concerned.parameter, organisme.parameter, share.parameter, RecoveryShareFiles.passphraseFile.parameter,
      again.parameter,
    ] + AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [
      .init(
        "navette recover --agent-concerned a-0017 --of circonscription-bourg --share share-1.txt --share share-2.txt",
        "Two people are in the room.")
    ])

  private let agent: AgentArguments
  private let demande: DemandeDeRecouvrement
  private let shares: [FilePath]
  private let passphrases: RecoveryShareFiles.Passphrases
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    demande = DemandeDeRecouvrement(
      agent: try values.required(Self.concerned), organisme: try values.required(Self.organisme),
      encore: values.isSet(Self.again))
    shares = try values.all(Self.share)
    passphrases = try RecoveryShareFiles.Passphrases(values)
    isJSON = values.isSet(CommonOptions.json)
    guard shares.count == 2 else {
      throw CommandError.usage("--share is given twice, once a holder: one share alone opens nothing")
    }
  }

  func run(_ console: Console) throws {
    let key = try RecoveryShareFiles.combine((shares[0], shares[1]), passphrases, console)
    let session = try agent.session(console)
    let trust = try session.trust()
    var report = RecoveryReport(demande)
    var asked: DemandeDeRecouvrement? = demande
    while let demande = asked {
      let answer = try session.administer(.post("/api/recouvrements", demande.json, answerLimit: 64 << 20))
      let found = try RecoverableFiches(answer, demande, trust: trust, at: session.now())
      let (keys, damaged) = try found.rewrap(with: key.key, trust: trust, at: session.now())
      if !keys.isEmpty {
        let given = try session.administer(
          .post("/api/recouvrements/cles", DemandeDeClesRecouvrees(demande: demande, cles: keys).json))
        guard try given.natural("recouvrees") == UInt64(keys.count) else {
          throw given.fault("/recouvrees is not how many keys were sent")
        }
      }
      report.add(found, keys, damaged)
      asked = found.next.map(demande.following)
    }
    try report.tell(console, isJSON: isJSON)
  }
}
