import Cryptography
import Foundation
import JSON
import Journal

/// `navette journal verify`
struct JournalVerifyCommand: Command {
  private static let folder = Operand(
    "DIR", .path, "A folder that `navette journal export` wrote.", isRequired: false)
  private static let agent = Option(
    "agent", "DIR", .path, "Fetch the journal of the gateway instead (auditeur, DPO), for the time of the command.",
    environment: "NAVETTE_AGENT")
  private static let older = Option(
    "older-checkpoint", "FILE", .path, "A checkpoint kept from before: the journal must extend it.")
  private static let tsa = Option(
    "tsa-ca", "FILE", .path, "Root certificates (PEM) of the timestamping authorities: each timestamp must verify.")

  private static let former = Option(
    "former", "DIR", .path, "The archive of the journal that this one follows: it is verified too, and the citation.")

  static let declaration = Declaration(
    "verify", summary: "Verify the journal in full: entries, hashes, bodies, policies cited, signature, and replay it.",
    discussion: [
      "An export needs only its files. Every entry is rehashed, every body is read by its strict form and replayed: an "
        + "acknowledgement before an opening, an opening without a permitting decision, an act on a fiche that no entry "
        + "tells of, an agent revoked or never enrolled, each is reported with its entry. Bodies that were pruned are "
        + "unknown, and no fault.",
      "With --agent, the gateway's own journal, against the key pinned in agent.json and the newest checkpoint this agent "
        + "has seen.",
      "Exit code 0 when nothing is wrong, 1 when something is. Without --vkey the key of an export is the one in it, which "
        + "proves nothing about who made it.",
    ],
    operands: [folder.parameter],
    options: [
      JournalArguments.vkey.parameter, older.parameter, former.parameter, tsa.parameter, agent.parameter,
      WitnessArguments.witnesses.parameter, WitnessArguments.quorum.parameter,
      CommonOptions.passphraseFile.parameter, Progress.flag.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette journal verify export --vkey log.vkey", "Against the key the operator published."),
      .init("navette journal verify export --older-checkpoint june.checkpoint", "Nothing was rewritten since June."),
      .init("navette journal verify export --tsa-ca tsa.pem", "And it existed when the timestamps say."),
      .init(
        "navette journal verify export --witness un.vkey --witness deux.vkey --quorum 1", "And one of them saw it."),
      .init(
        "navette journal verify export --vkey log.vkey --former data/journaux/1",
        "And the journal that it followed after a restore."),
      .init("navette journal verify --agent auditeur", "The live gateway, without keeping a copy."),
    ])

  private enum Origin {
    case export(FilePath, vkey: FilePath?)
    case gateway(AgentArguments)
  }

  private let origin: Origin
  private let older: FilePath?
  private let tsa: FilePath?
  private let former: FilePath?
  private let witnesses: WitnessArguments
  private let isJSON: Bool
  private let showsProgress: Bool

  init(_ values: Values) throws {
    older = try values.optional(Self.older)
    tsa = try values.optional(Self.tsa)
    former = try values.optional(Self.former)
    witnesses = try WitnessArguments(values)
    isJSON = values.isSet(CommonOptions.json)
    showsProgress = values.isSet(Progress.flag)
    if let folder = try values.optional(Self.folder) {
      origin = .export(folder, vkey: try values.optional(JournalArguments.vkey))
    } else if let agent = try values.optional(Self.agent) {
      origin = .gateway(
        AgentArguments(path: agent, passphraseFile: try values.optional(CommonOptions.passphraseFile)))
    } else {
      throw CommandError.usage("missing DIR, or --agent DIR")
    }
  }

  func run(_ console: Console) throws {
    let earlier = try older.map { file -> SignedCheckpoint in
      do {
        return try SignedCheckpoint(parsing: try BoundedFile.read(file, maximum: SignedNote.maximumByteCount))
      } catch let error as JournalError {
        throw CommandError(.invalidContent, "`\(SafeText.line(file.description))`: \(error.code.rawValue)")
      }
    }
    let verdict: JournalVerdict
    switch origin {
    case .export(let folder, let vkey):
      guard PrivateFolder.exists(folder) else {
        throw CommandError(.notFound, "`\(SafeText.line(folder.description))` does not exist")
      }
      verdict = try verify(folder, try vkey.map(VkeyFile.read), earlier, console)
    case .gateway(let agent):
      let session = try agent.session(console)
      let seen = try session.receipts.newest()?.signed
      verdict = try JournalCopy.fetching(from: session) { folder in
        try verify(folder, session.configuration.verifier, earlier ?? seen, console)
      }
    }
    verdict.show(console, asJSON: isJSON)
    guard verdict.isSound else { throw CommandError(.refused, "") }
  }

  private func verify(
    _ folder: FilePath, _ trusted: LogVerifier?, _ earlier: SignedCheckpoint?, _ console: Console
  ) throws -> JournalVerdict {
    let progress = Progress("Vérification", console, isAsked: showsProgress)
    defer { progress.end() }
    let verifier = ExportVerifier(
      trusted: trusted, earlier: earlier, witnesses: try witnesses.rule(),
      timestamping: try tsa.map(TimestampAuthorityFile.read),
      checksCanonicalForm: false)
    var verdict = try JournalVerdict(folder, verifier) { progress.show($0, of: $1) }
    if let former { verdict.former = try FormerVerdict(former, citedBy: verdict.citation, trusted) }
    return verdict
  }
}
