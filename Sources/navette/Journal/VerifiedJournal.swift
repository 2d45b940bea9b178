import Cryptography
import Foundation
import JSON
import Journal
import Law

/// A journal to look into: an export, or a copy fetched for the time of a command. Nothing is read before it is verified.
final class VerifiedJournal {  // Not Sendable: one command, one thread.
  let export: ExportedJournal
  let checkpoint: Checkpoint
  /// The copy to remove when nobody looks into it any more.
  private let copy: FilePath?

  /// Opens an export and verifies it: entries, bodies, policies, signature.
  /// - Parameter vkey: the journal's key, received out of band; without it the export is judged against itself.
  /// - Throws: ``CommandError``: `notFound`, `invalidContent` when it is not an export, `untrusted` when it is altered.
  convenience init(_ folder: FilePath, vkey: FilePath?) throws {
    try self.init(folder, trusted: vkey.map(VkeyFile.read), copy: nil)
  }

  /// Fetches the gateway's journal into the agent's own folder, until this value goes.
  convenience init(fetching session: GatewaySession) throws {
    let name = ".journal-\(UUID().uuidString)"
    let folder = session.folder.path.appending(name)
    do {
      _ = try JournalCopy(folder: folder).fetch(from: session)
      try self.init(folder, trusted: session.configuration.verifier, copy: folder)
    } catch {
      try? FileManager.default.removeItem(atPath: folder.description)
      throw error
    }
  }

  private init(_ folder: FilePath, trusted: LogVerifier?, copy: FilePath?) throws {
    export = try JournalArguments.export(folder)
    let report = try JournalArguments.report(folder, trusted: trusted)
    guard report.isSound, let checkpoint = report.checkpoint else {
      throw CommandError(
        .untrusted, "JOURNAL ALTÉRÉ / ALTERED JOURNAL: \(report.faults.count) fault(s)",
        hint: "`navette journal verify` lists them.")
    }
    (self.checkpoint, self.copy) = (checkpoint, copy)
  }

  deinit {
    if let copy { try? FileManager.default.removeItem(atPath: copy.description) }
  }

  /// Reads every body in order, nil where it was pruned, until told to stop.
  func visit(_ body: (UInt64, JournalBody?) throws -> Bool) throws { try export.visit(body) }

  /// The decision that an entry rests on.
  /// - Throws: ``CommandError``: `notFound` when there is no such entry, or its body is pruned; `invalidContent` when it
  ///   rests on no decision.
  func decision(_ leaf: UInt64) throws -> DecisionRecord {
    guard leaf < checkpoint.size else {
      throw CommandError(.notFound, "the journal has \(checkpoint.size) entries, numbered from 0")
    }
    guard let body = try export.bodies(leaf..<leaf + 1).first ?? nil else {
      throw CommandError(.notFound, "the body of entry \(leaf) was pruned: its facts are not known any more")
    }
    do {
      guard let json = try? JSON.parse(body.bytes), let record = try json.object.flatMap(DecisionRecord.init) else {
        throw CommandError(.invalidContent, "entry \(leaf) rests on no decision")
      }
      return record
    } catch let error as DecisionRecordError {
      throw CommandError(.invalidContent, "entry \(leaf): \(error)")
    }
  }
}

extension ExportedJournal {
  /// Reads every body in order from an entry on, nil where it was pruned, until told to stop.
  /// - Throws: ``CommandError`` with `invalidContent` when a file cannot be read.
  func visit(from first: UInt64 = 0, _ body: (UInt64, JournalBody?) throws -> Bool) throws {
    var next = first
    let size = checkpoint.claim.size
    while next < size {
      let end = min(size, (next / 256 + 1) * 256)
      let bodies: [JournalBody?]
      do {
        bodies = try self.bodies(next..<end)
      } catch let error as JournalError {
        throw CommandError(.invalidContent, "the export cannot be read: \(error.description)")
      }
      for (index, found) in zip(next..<end, bodies) where try !body(index, found) { return }
      next = end
    }
  }
}
