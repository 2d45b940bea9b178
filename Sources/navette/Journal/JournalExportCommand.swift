import Cryptography
import Foundation
import JSON
import Journal

/// `navette journal export`
struct JournalExportCommand: Command {
  private static let folder = Operand("DIR", .path, "A folder that does not exist.")
  private static let agent = Option(
    "agent", "DIR", .path, "The agent's folder (auditeur, DPO).", environment: "NAVETTE_AGENT")

  static let declaration = Declaration(
    "export", summary: "Copy the whole journal, verified, in the tlog-tiles layout (auditeur, DPO).",
    discussion: [
      "Writes checkpoint, log.vkey, tile/, tile/entries/ and bodies/, then verifies the copy against the key pinned in "
        + "agent.json and against the newest checkpoint this agent has seen: a journal that was rewritten shows."
    ],
    operands: [folder.parameter],
    options: [agent.parameter, CommonOptions.passphraseFile.parameter, CommonOptions.json.parameter],
    examples: [.init("navette journal export export-2026-11 --agent auditeur", "Then `navette journal verify`.")])

  private let folder: FilePath
  private let agent: FilePath?
  private let passphraseFile: FilePath?
  private let isJSON: Bool

  init(_ values: Values) throws {
    folder = try values.required(Self.folder)
    agent = try values.optional(Self.agent)
    passphraseFile = try values.optional(CommonOptions.passphraseFile)
    isJSON = values.isSet(CommonOptions.json)
    guard agent != nil else { throw CommandError.usage("missing --agent DIR (or the variable NAVETTE_AGENT)") }
  }

  func run(_ console: Console) throws {
    guard let agent else { throw CommandError.usage("missing --agent DIR") }
    let session = try AgentArguments(path: agent, passphraseFile: passphraseFile).session(console)
    let copy = JournalCopy(session: session, folder: folder)
    let checkpoint = try copy.fetch()
    let earlier = try session.receipts.newest()
    let verifier = ExportVerifier(trusted: session.configuration.verifier, earlier: earlier?.signed)
    let report = try verifier.verify(URL(filePath: folder.description, directoryHint: .isDirectory))
    guard report.isSound else {
      for fault in report.faults.prefix(50) { console.warn("  ✗ \(SafeText.line(fault.description))") }
      throw CommandError(
        .untrusted, "JOURNAL ALTÉRÉ / ALTERED JOURNAL: \(report.faults.count) fault(s)", hint: "The copy is kept.")
    }
    try session.receipts.follow(checkpoint)
    let size = checkpoint.checkpoint.size
    if isJSON {
      let json: JSON = ["taille": .integer(Int64(clamping: size)), "racine": .string(checkpoint.checkpoint.root.hex)]
      return console.print(json.text)
    }
    console.print("Journal exporté et vérifié : \(size) entrées dans \(SafeText.line(folder.description)).")
  }
}

/// Fetches the files of the journal at one checkpoint.
struct JournalCopy {
  let session: GatewaySession
  let folder: FilePath

  /// A file of 256 bodies at their greatest size.
  private static let fileLimit = 20 << 20

  /// Writes every file; the checkpoint last, so that an interrupted copy does not pass for a whole one.
  /// - Throws: ``CommandError``, `untrusted` when the checkpoint is not signed by the pinned key.
  func fetch() throws -> VerifiedCheckpoint {
    let signed = try session.exchange(.get("/journal/checkpoint", answerLimit: SignedNote.maximumByteCount)).body
    let checkpoint: VerifiedCheckpoint
    do {
      checkpoint = try session.configuration.verifier.verify(signed)
    } catch {
      throw ReceiptFault.error(error)
    }
    try PrivateFolder.create(folder)
    for path in JournalExport.paths(size: checkpoint.checkpoint.size) {
      switch path {
      case "checkpoint": try write(signed, path)
      case "log.vkey": try write(Array((session.configuration.verifier.key.vkey + "\n").utf8), path)
      default: try write(try session.exchange(.get("/journal/\(path)", answerLimit: Self.fileLimit)).body, path)
      }
    }
    return checkpoint
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    var parent = folder
    for part in path.split(separator: "/").dropLast() {
      parent = parent.appending(String(part))
      try PrivateFolder.ensure(parent)
    }
    try PrivateFile.create(folder.appending(path), bytes)
  }
}
