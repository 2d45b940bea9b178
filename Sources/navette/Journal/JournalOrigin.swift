import Foundation
import Journal

/// Where a journal is looked into, in bounded memory: an export's files, or the gateway's, fetched as they are needed.
struct JournalOrigin {  // Not Sendable: one command, one thread.
  /// `[DIR]`, for the commands that read either.
  static let folder = Operand(
    "DIR", .path, "A folder that `navette journal export` wrote; the gateway itself when there is none.",
    isRequired: false)
  static let agent = Option(
    "agent", "DIR", .path, "The agent's folder (auditeur, DPO), to read the gateway.", environment: "NAVETTE_AGENT")
  static let options = [agent.parameter, CommonOptions.passphraseFile.parameter]

  let source: any JournalSource
  /// The number of entries.
  let size: UInt64

  /// How many bodies are read at a time: those of one file.
  private static let stride: UInt64 = 256

  /// Opens what the arguments name.
  /// - Throws: ``CommandError``: `usage` when they name neither; what opening throws.
  init(_ values: Values, _ console: Console) throws {
    if let folder = try values.optional(Self.folder) {
      let export = try JournalArguments.export(folder)
      source = export
      size = export.checkpoint.claim.size
    } else if let agent = try values.optional(Self.agent) {
      let passphraseFile = try values.optional(CommonOptions.passphraseFile)
      let session = try AgentArguments(path: agent, passphraseFile: passphraseFile).session(console)
      let signed = try session.exchange(.get("/journal/checkpoint", answerLimit: SignedNote.maximumByteCount)).body
      size = try ReceiptFault.wrapping { try session.configuration.verifier.verify(signed) }.checkpoint.size
      source = FetchedJournal(size: size) { path in
        try session.exchange(.get("/journal/\(path)", answerLimit: JournalCopy.fileLimit)).body
      }
    } else {
      throw CommandError.usage("give an export's DIR, or --agent DIR (or the variable NAVETTE_AGENT)")
    }
  }

  /// Looks at entries and, of those that are wanted, at their bodies: nil where they were pruned. A file of bodies of which
  /// none is wanted is not read. Each body is what its entry commits to.
  /// - Parameter visit: goes on until it answers false.
  /// - Throws: ``CommandError`` with `invalidContent` for files that are none, or a body that is another.
  func visit(
    _ range: Range<UInt64>, newestFirst: Bool = false, wanting: (LogEntry) -> Bool = { _ in true },
    progress: (UInt64) -> Void = { _ in }, _ visit: (UInt64, LogEntry, JournalBody?) throws -> Bool
  ) throws {
    var left = range.clamped(to: 0..<size)
    while !left.isEmpty {
      let run: Range<UInt64>
      if newestFirst {
        run = max(left.lowerBound, (left.upperBound - 1) / Self.stride * Self.stride)..<left.upperBound
        left = left.lowerBound..<run.lowerBound
      } else {
        run = left.lowerBound..<min(left.upperBound, (left.lowerBound / Self.stride + 1) * Self.stride)
        left = run.upperBound..<left.upperBound
      }
      guard try look(run, newestFirst, wanting, visit) else { return }
      progress(UInt64(left.count))
    }
  }

  private func look(
    _ run: Range<UInt64>, _ newestFirst: Bool, _ wanting: (LogEntry) -> Bool,
    _ visit: (UInt64, LogEntry, JournalBody?) throws -> Bool
  ) throws -> Bool {
    let found: [(UInt64, LogEntry, JournalBody?)]
    do {
      let entries = try source.entries(run)
      guard entries.contains(where: wanting) else { return true }
      let bodies = try source.bodies(run)
      found = zip(run, zip(entries, bodies)).filter { wanting($1.0) }.map { ($0, $1.0, $1.1) }
      for (_, entry, body) in found { try body?.verify(against: entry) }
    } catch let error as JournalError {
      throw CommandError(.invalidContent, "the journal cannot be read: \(error.description)")
    }
    for (index, entry, body) in newestFirst ? found.reversed() : found {
      guard try visit(index, entry, body) else { return false }
    }
    return true
  }
}
