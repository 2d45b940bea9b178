import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing
import Store
import Synchronization

/// Erasing what is past its retention, beside the same bytes deleted from plain tables: no decision, no journal, no proof.
struct RetentionBenchmark {
  let policies: [PolicyFiles.Source]
  /// How many fiches are due each time.
  let count: Int

  func erasing(target: Target) throws -> Race {
    let ours = try Erasures(policies: policies, count: count)
    return Race(
      name: "retention", variant: "\(count) due fiches", workload: ours,
      limit: .init(name: "the same bytes, bare deletes", workload: try BareErasures(count: count, like: ours.sample)),
      target: target)
  }
}

/// Fiches that are all past their retention, each with an envelope of its own sealed to five.
final class Erasures: Workload {
  /// An envelope that all of them hold, under identifiers of their own.
  let sample: SealedEnvelope

  private let bench: BenchGateway
  private let count: Int
  private let holders: [RecipientKeyID: KeyHolder]

  init(policies: [PolicyFiles.Source], count: Int) throws {
    let bench = try BenchGateway(policies: policies)
    (self.bench, self.count) = (bench, count)
    let recipients = try (0..<5).map { try bench.hierarchy.recipient("bench-\($0)").certificate }
    let author = try AgentID("intervenant-0")
    sample = try bench.hierarchy.sealer.seal(
      SecretBytes.random(count: SealBenchmark.byteCount), header: SealBenchmark.header(), to: recipients,
      at: bench.hierarchy.now)
    holders = Dictionary(uniqueKeysWithValues: recipients.map { ($0.keyID, .agent(author)) })
  }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let dpo = try bench.dpo()
    let (start, spent) = (Stopwatch.wall(), Stopwatch.process())
    var (erased, place) = (0, Optional(DueCursor.beginning))
    while let from = place {
      let (said, next) = try batch(from: from, by: dpo)
      (erased, place) = (erased + said, next)
    }
    guard erased == count else { throw CommandError(.internalError, "\(erased) erased of \(count)") }
    return Slice(
      operations: erased, nanoseconds: Stopwatch.wall() - start, processor: Stopwatch.process() - spent, latencies: [])
  }

  private func batch(from place: DueCursor, by dpo: AuthenticatedAgent) throws -> (Int, DueCursor?) {
    let answer = Handed<JSONObject?>()
    bench.gateway.runRetention(from: place, by: dpo) { outcome in
      if case .done(let done) = outcome { answer.give(done.json) } else { answer.give(nil) }
    }
    guard let done = answer.wait() ?? nil else { throw CommandError(.internalError, "the retention failed") }
    let parts = done["suite"]?.string?.split(separator: ":", maxSplits: 1) ?? []
    let next = parts.count == 2 ? Int64(parts[0]).map { DueCursor(instant: $0, reference: String(parts[1])) } : nil
    return (Int(done["nombre"]?.integer ?? 0), next)
  }

  /// As many fiches as the last slice erased.
  func settle() throws {
    let (sample, holders) = (sample, holders)
    let then = bench.hierarchy.now - 800 * 86_400
    let (author, body) = (try AgentID("intervenant-0"), try OrganismeID(BenchTerritory.secteur))
    for first in stride(from: 0, to: count, by: 256) {
      let size = min(256, count - first)
      _ = try bench.database.writeAndWait { transaction in
        for _ in 0..<size {
          let fiche = FicheRecord(
            reference: Reference(.ficheNavette, year: 2024), auteur: author, emetteur: nil, destination: body,
            circuit: .orientationSecteur, fondement: .accord, urgence: .normale,
            etat: .close(Acte(par: author, le: then)), transmiseLe: then, accuseDu: then, retourDu: then, faits: nil,
            sections: [])
          let envelope = try SealedEnvelope(id: .random(), core: sample.core, wrappedKeys: sample.wrappedKeys)
          try transaction.insert(fiche)
          try transaction.insert(
            envelope,
            EnvelopeRecord(
              envelope, name: EnvelopeReference(fiche.reference, .fiche), author: author, destination: body, version: 1,
              previous: nil, date: then), holders: holders)
        }
      }
    }
    bench.database.foldLog()
  }
}

/// The same rows in plain tables, deleted as many a commit, overwritten as ours are.
final class BareErasures: Workload {
  private let folder: ScratchFolder
  private let table: BareTable
  private let row: [UInt8]
  private let count: Int
  private var first: Int64 = 0

  init(count: Int, like sample: SealedEnvelope) throws {
    let folder = try ScratchFolder()
    self.folder = folder
    table = try BareTable(folder.url.appending(path: "bare-erasures.db"))
    row = [UInt8](
      repeating: 0xA5, count: sample.core.bytes.count + sample.wrappedKeys.reduce(0) { $0 + $1.bytes.count })
    self.count = count
  }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let (start, spent) = (Stopwatch.wall(), Stopwatch.process())
    for batch in stride(from: 0, to: count, by: 256) {
      try table.remove(first + Int64(batch)..<first + Int64(min(batch + 256, count)))
    }
    first += Int64(count)
    return Slice(
      operations: count, nanoseconds: Stopwatch.wall() - start, processor: Stopwatch.process() - spent, latencies: [])
  }

  func settle() throws {
    for batch in stride(from: 0, to: count, by: 256) { try table.commit(row, times: min(256, count - batch)) }
    try table.fold()
  }
}

/// What a use case hands over on another thread, once.
private final class Handed<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let ready = DispatchSemaphore(value: 0)

  func give(_ given: Value) {
    value.withLock { $0 = given }
    ready.signal()
  }

  func wait() -> Value? {
    ready.wait()
    return value.withLock { $0 }
  }
}
