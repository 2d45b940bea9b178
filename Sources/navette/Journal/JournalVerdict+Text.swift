import Cryptography
import Gateway
import JSON
import Journal

extension JournalVerdict {
  /// Whether nothing is wrong.
  var isSound: Bool { report.isSound && replay.faults.isEmpty && former?.anomalies.isEmpty != false }

  /// Prints it, for people or for programs.
  func show(_ console: Console, asJSON: Bool) {
    if asJSON { console.print(json.text) } else { show(console) }
  }

  private var entries: UInt64 { report.entries.values.reduce(0, +) }
  private var pruned: UInt64 { report.pruned.values.reduce(0, +) }

  private var json: JSON {
    [
      "valide": .bool(isSound), "cleDeConfiance": .bool(report.isKeyTrusted),
      "origine": report.checkpoint.map { .string($0.origin) } ?? .null,
      "taille": report.checkpoint.map { .integer(Int64(clamping: $0.size)) } ?? .null,
      "racine": report.checkpoint.map { .string($0.root.hex) } ?? .null,
      "entrees": .integer(Int64(clamping: entries)), "corpsElagues": .integer(Int64(clamping: pruned)),
      "rejeu": .object(counts), "cosignatures": report.cosigned?.json ?? .null,
      "horodatages": .array(report.timestamps.map(\.json)),
      "suit": citation?.json ?? .null, "anterieur": former?.json ?? .null,
      "anomalies": .array(anomalies.prefix(1000).map(JSON.string)),
    ]
  }

  private func show(_ console: Console) {
    if let checkpoint = report.checkpoint {
      console.print("Journal « \(SafeText.line(checkpoint.origin)) », \(checkpoint.size) entrées")
      console.print("Racine \(checkpoint.root.hex)")
    }
    console.print("\(entries) entrées relues, \(pruned) corps élagués")
    console.print(summary)
    if let citation { console.print(citation.line(isProven: former != nil)) }
    for line in former?.lines ?? [] { console.print(line) }
    for line in report.cosigned?.lines ?? [] { console.print(line) }
    for timestamp in report.timestamps.suffix(20) { console.print(timestamp.line) }
    let anomalies = anomalies
    for anomaly in anomalies.prefix(50) { console.print("  ✗ \(SafeText.line(anomaly))") }
    if anomalies.count > 50 { console.print("  … et \(anomalies.count - 50) autres") }
    let key = report.isKeyTrusted ? "signature de la clé de confiance" : "clé de l’export, non vérifiée : donnez --vkey"
    if isSound {
      console.print(console.bold("Journal intègre") + " (\(key)).")
    } else if report.isSound {
      console.print(console.bold("JOURNAL CONTRADICTOIRE") + " : \(anomalies.count) anomalie(s).")
    } else {
      console.print(console.bold("JOURNAL ALTÉRÉ") + " : \(anomalies.count) anomalie(s).")
    }
  }
}
