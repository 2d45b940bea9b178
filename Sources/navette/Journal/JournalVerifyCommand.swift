import Cryptography
import Foundation
import JSON
import Journal

/// `navette journal verify`
struct JournalVerifyCommand: Command {
  private static let older = Option(
    "older-checkpoint", "FILE", .path, "A checkpoint kept from before: the journal must extend it.")
  private static let tsa = Option(
    "tsa-ca", "FILE", .path, "Root certificates (PEM) of the timestamping authorities: each timestamp must verify.")

  static let declaration = Declaration(
    "verify", summary: "Verify an export of the journal, offline: entries, hashes, bodies, policies cited, signature.",
    discussion: [
      "Needs only the files. Exit code 0 when nothing is wrong, 1 when something is. Without --vkey the key is the one "
        + "in the export, which proves nothing about who made it."
    ],
    operands: [JournalArguments.folder.parameter],
    options: [JournalArguments.vkey.parameter, older.parameter, tsa.parameter, CommonOptions.json.parameter],
    examples: [
      .init("navette journal verify export --vkey log.vkey", "Against the key the operator published."),
      .init("navette journal verify export --older-checkpoint june.checkpoint", "Nothing was rewritten since June."),
      .init("navette journal verify export --tsa-ca tsa.pem", "And it existed when the timestamps say."),
    ])

  private let folder: FilePath
  private let vkey: FilePath?
  private let older: FilePath?
  private let tsa: FilePath?
  private let isJSON: Bool

  init(_ values: Values) throws {
    folder = try values.required(JournalArguments.folder)
    vkey = try values.optional(JournalArguments.vkey)
    older = try values.optional(Self.older)
    tsa = try values.optional(Self.tsa)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    guard PrivateFolder.exists(folder) else {
      throw CommandError(.notFound, "`\(SafeText.line(folder.description))` does not exist")
    }
    let earlier = try older.map { file -> SignedCheckpoint in
      do {
        return try SignedCheckpoint(parsing: try BoundedFile.read(file, maximum: SignedNote.maximumByteCount))
      } catch let error as JournalError {
        throw CommandError(.invalidContent, "`\(SafeText.line(file.description))`: \(error.code.rawValue)")
      }
    }
    let report = try JournalArguments.report(
      folder, trusted: try vkey.map(VkeyFile.read), earlier: earlier,
      timestamping: try tsa.map(TimestampAuthorityFile.read))
    show(report, console)
    guard report.isSound else { throw CommandError(.refused, "") }
  }

  private func show(_ report: ExportReport, _ console: Console) {
    let entries = report.entries.values.reduce(0, +)
    let pruned = report.pruned.values.reduce(0, +)
    if isJSON {
      let json: JSON = [
        "valide": .bool(report.isSound), "cleDeConfiance": .bool(report.isKeyTrusted),
        "origine": report.checkpoint.map { .string($0.origin) } ?? .null,
        "taille": report.checkpoint.map { .integer(Int64(clamping: $0.size)) } ?? .null,
        "racine": report.checkpoint.map { .string($0.root.hex) } ?? .null,
        "entrees": .integer(Int64(clamping: entries)), "corpsElagues": .integer(Int64(clamping: pruned)),
        "horodatages": .array(report.timestamps.map(\.json)),
        "anomalies": .array(report.faults.prefix(1000).map { .string($0.description) }),
      ]
      return console.print(json.text)
    }
    if let checkpoint = report.checkpoint {
      console.print("Journal « \(SafeText.line(checkpoint.origin)) », \(checkpoint.size) entrées")
      console.print("Racine \(checkpoint.root.hex)")
    }
    console.print("\(entries) entrées relues, \(pruned) corps élagués")
    for timestamp in report.timestamps.suffix(20) { console.print(timestamp.line) }
    for fault in report.faults.prefix(50) { console.print("  ✗ \(SafeText.line(fault.description))") }
    if report.faults.count > 50 { console.print("  … et \(report.faults.count - 50) autres") }
    let key = report.isKeyTrusted ? "signature de la clé de confiance" : "clé de l’export, non vérifiée : donnez --vkey"
    console.print(
      report.isSound
        ? console.bold("Journal intègre") + " (\(key))."
        : console.bold("JOURNAL ALTÉRÉ") + " : \(report.faults.count) anomalie(s).")
  }
}
