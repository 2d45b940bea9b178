import Foundation
import Journal

/// `navette journal prove`
struct JournalProveCommand: Command {
  private static let leaf = Operand("N", .leaf, "The entry's index, from 0.")
  private static let from = Option(
    "from", "DIR", .path, "Prove from an export, offline, instead of asking the gateway.")
  private static let agent = Option(
    "agent", "DIR", .path, "The agent's folder (auditeur, DPO).", environment: "NAVETTE_AGENT")

  static let declaration = Declaration(
    "prove", summary: "Print the proof that an entry is in the journal (c2sp.org/tlog-proof@v1).",
    discussion: ["The proof is verified before it is printed."],
    operands: [leaf.parameter],
    options: [
      from.parameter, JournalArguments.vkey.parameter, agent.parameter, CommonOptions.passphraseFile.parameter,
    ],
    examples: [
      .init("navette journal prove 12 --from export", "From an export, with no network."),
      .init("navette journal prove 12 --agent auditeur", "From the gateway."),
    ])

  private let leaf: UInt64
  private let from: FilePath?
  private let vkey: FilePath?
  private let agent: FilePath?
  private let passphraseFile: FilePath?

  init(_ values: Values) throws {
    leaf = try values.required(Self.leaf)
    from = try values.optional(Self.from)
    vkey = try values.optional(JournalArguments.vkey)
    agent = try values.optional(Self.agent)
    passphraseFile = try values.optional(CommonOptions.passphraseFile)
    guard from != nil || agent != nil else { throw CommandError.usage("give --from DIR or --agent DIR") }
  }

  func run(_ console: Console) throws {
    let receipt = try from.map(prove) ?? ask(console)
    console.print(String(decoding: receipt.bytes, as: UTF8.self), terminator: "")
  }

  private func prove(from path: FilePath) throws -> Receipt {
    let export = try JournalArguments.export(path)
    do {
      let verifier = try vkey.map(VkeyFile.read) ?? LogVerifier(key: try export.key())
      let verified = try verifier.verify(export.checkpoint)
      guard leaf < verified.checkpoint.size else {
        throw CommandError(.notFound, "the journal has \(verified.checkpoint.size) entries, numbered from 0")
      }
      guard let entry = try export.entries(leaf..<leaf + 1).first else {
        throw CommandError(.invalidContent, "the export lacks entry \(leaf)")
      }
      let receipt = try Receipt(entry: entry, index: leaf, checkpoint: verified, reading: export)
      try receipt.verify(entry, with: verifier)
      return receipt
    } catch let error as JournalError {
      throw CommandError(.refused, "the export does not prove it: \(error.description)")
    }
  }

  private func ask(_ console: Console) throws -> Receipt {
    guard let agent else { throw CommandError.usage("give --from DIR or --agent DIR") }
    let session = try AgentArguments(path: agent, passphraseFile: passphraseFile).session(console)
    let answer = try session.exchange(.get("/api/journal/preuves/\(leaf)"))
    do {
      let receipt = try Receipt(parsing: answer.body)
      _ = try receipt.verify(with: session.configuration.verifier)
      guard receipt.inclusion.index == leaf else { throw ReceiptFault.error("proves another leaf") }
      return receipt
    } catch let error as JournalError {
      throw ReceiptFault.error(error)
    }
  }
}

extension Reading where Value == UInt64 {
  /// The index of an entry.
  static var leaf: Reading<UInt64> {
    Reading(expected: "a number from 0") { word in
      !word.isEmpty && word.utf8.allSatisfy { (48...57).contains($0) } ? UInt64(word) : nil
    }
  }
}
