import Cryptography
import Foundation
import JSON
import Journal
import Witness

/// `navette witness show`
struct WitnessShowCommand: Command {
  static let declaration = Declaration(
    "show", summary: "Show the logs that a witness knows, and what it cosigned last of each.",
    operands: [WitnessFiles.folder.parameter], options: [CommonOptions.json.parameter],
    examples: [.init("navette witness show temoin", "While it serves, too.")])

  private let files: WitnessFiles
  private let isJSON: Bool

  init(_ values: Values) throws {
    files = try WitnessFiles(values)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let witness = try files.verifierKey()
    let logs: [(file: String, log: Result<KnownLog, WitnessError>)]
    do {
      logs = try WitnessFolder.logs(in: files.logsURL, witness: witness)
    } catch {
      throw CommandError(error)
    }
    if !isJSON { console.print("Témoin : \(witness.vkey)\n") }
    Table(
      columns: [
        .init("Journal", key: "origine"), .init("Taille", key: "taille"), .init("Cosigné le", key: "instant"),
        .init("Racine", key: "racine"), .init("État", key: "etat"),
      ], rows: logs.map(Self.row), whenEmpty: "Aucun journal."
    ).print(console, asJSON: isJSON)
    let damaged = logs.count { if case .failure = $0.log { true } else { false } }
    guard damaged == 0 else {
      throw CommandError(.untrusted, "\(damaged) log(s) cannot be served: what is kept of them was not written here")
    }
  }

  private static func row(_ item: (file: String, log: Result<KnownLog, WitnessError>)) -> [JSON] {
    switch item.log {
    case .failure: return [.string(item.file), .null, .null, .null, .string("illisible")]
    case .success(let log):
      let time = log.cosignature.map { Date(timeIntervalSince1970: TimeInterval($0.time)).formatted(.iso8601) }
      return [
        .string(log.origin), .integer(Int64(log.size)), time.map(JSON.string) ?? .null,
        log.last.map { .string($0.checkpoint.root.hex) } ?? .null,
        .string(log.last == nil ? "jamais cosigné" : "suivi"),
      ]
    }
  }
}
