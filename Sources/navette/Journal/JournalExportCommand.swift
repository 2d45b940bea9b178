import Cryptography
import Foundation
import JSON
import Journal
import Store

/// `navette journal export`
struct JournalExportCommand: Command {
  private static let folder = Operand("DIR", .path, "A folder that does not exist.")
  private static let agent = Option(
    "agent", "DIR", .path, "The agent's folder (auditeur, DPO).", environment: "NAVETTE_AGENT")
  private static let database = Option(
    "database", "FILE", .path, "Read a copy of the database instead of a gateway; needs --checkpoint and --vkey-file.")
  private static let checkpoint = Option(
    "checkpoint", "FILE", .path, "With --database: a signed checkpoint, kept outside it.")
  private static let vkey = Option("vkey-file", "FILE", .path, "With --database: the journal's verification key.")

  static let declaration = Declaration(
    "export", summary: "Copy the whole journal, verified, in the tlog-tiles layout (auditeur, DPO).",
    discussion: [
      "Writes checkpoint, log.vkey, tile/, tile/entries/, bodies/ and policies/ (the exact text of every set that a "
        + "decision cites), then verifies the copy against the key pinned in "
        + "agent.json and against the newest checkpoint this agent has seen: a journal that was rewritten shows.",
      "With --database, the same from a copy of the database file, as of a checkpoint that was kept elsewhere.",
    ],
    operands: [folder.parameter],
    options: [
      agent.parameter, database.parameter, checkpoint.parameter, vkey.parameter,
      CommonOptions.passphraseFile.parameter, CommonOptions.json.parameter,
    ],
    examples: [.init("navette journal export export-2026-11 --agent auditeur", "Then `navette journal verify`.")])

  private enum Origin {
    case gateway(agent: FilePath, passphraseFile: FilePath?)
    case copy(database: FilePath, checkpoint: FilePath, vkey: FilePath)
  }

  private let folder: FilePath
  private let origin: Origin
  private let isJSON: Bool

  init(_ values: Values) throws {
    folder = try values.required(Self.folder)
    isJSON = values.isSet(CommonOptions.json)
    if let database = try values.optional(Self.database) {
      guard let checkpoint = try values.optional(Self.checkpoint), let vkey = try values.optional(Self.vkey) else {
        throw CommandError.usage("--database needs --checkpoint FILE and --vkey-file FILE")
      }
      origin = .copy(database: database, checkpoint: checkpoint, vkey: vkey)
    } else if let agent = try values.optional(Self.agent) {
      origin = .gateway(agent: agent, passphraseFile: try values.optional(CommonOptions.passphraseFile))
    } else {
      throw CommandError.usage("missing --agent DIR (or the variable NAVETTE_AGENT)")
    }
  }

  func run(_ console: Console) throws {
    let checkpoint: Checkpoint
    switch origin {
    case .gateway(let agent, let passphraseFile):
      let session = try AgentArguments(path: agent, passphraseFile: passphraseFile).session(console)
      let fetched = try JournalCopy(folder: folder).fetch(from: session)
      try judge(session.configuration.verifier, earlier: try session.receipts.newest()?.signed, console)
      try session.receipts.follow(fetched)
      checkpoint = fetched.checkpoint
    case .copy(let database, let signed, let vkey):
      let text = String(decoding: try BoundedFile.read(vkey, maximum: 1024), as: UTF8.self)
      let verifier = try ReceiptFault.wrapping { try LogVerifier(vkey: text.trimmingCharacters(in: .newlines)) }
      let bytes = try BoundedFile.read(signed, maximum: SignedNote.maximumByteCount)
      let kept = try ReceiptFault.wrapping { try verifier.verify(bytes) }
      try JournalCopy(folder: folder).copy(database, as: kept, verifier)
      try judge(verifier, earlier: nil, console)
      checkpoint = kept.checkpoint
    }
    if isJSON {
      let json: JSON = [
        "taille": .integer(Int64(clamping: checkpoint.size)), "racine": .string(checkpoint.root.hex),
      ]
      return console.print(json.text)
    }
    console.print("Journal exporté et vérifié : \(checkpoint.size) entrées dans \(SafeText.line(folder.description)).")
  }

  private func judge(_ verifier: LogVerifier, earlier: SignedCheckpoint?, _ console: Console) throws {
    let report = try JournalArguments.report(folder, trusted: verifier, earlier: earlier)
    guard report.isSound else {
      for fault in report.faults.prefix(50) { console.warn("  ✗ \(SafeText.line(fault.description))") }
      throw CommandError(
        .untrusted, "JOURNAL ALTÉRÉ / ALTERED JOURNAL: \(report.faults.count) fault(s)", hint: "The copy is kept.")
    }
  }
}
