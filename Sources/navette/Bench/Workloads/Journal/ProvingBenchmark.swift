import Journal
import Store

/// Proofs from a gateway's database, beside the same proofs from hashes that lie in memory.
struct ProvingBenchmark {
  let journal: LongJournal

  /// That an entry is in the journal, with its receipt: what `navette journal prove` asks for.
  func inclusion(target: Target) throws -> Race {
    let (journal, database) = (journal, try Opened(journal))
    return race(
      "receipt of an entry", target,
      ours: { place in _ = try database.opened.receipt(leaf: place) },
      bound: { place in _ = try InclusionProof(index: place, size: journal.size, reading: journal.hashes) })
  }

  /// That the journal extends what it was.
  func consistency(target: Target) throws -> Race {
    let (journal, database) = (journal, try Opened(journal))
    return race(
      "extension of a tree", target,
      ours: { place in
        _ = try database.opened.read {
          try ConsistencyProof(oldSize: place + 1, newSize: journal.size, reading: $0.journal)
        }
      },
      bound: { place in
        _ = try ConsistencyProof(oldSize: place + 1, newSize: journal.size, reading: journal.hashes)
      })
  }

  private func race(
    _ name: String, _ target: Target, ours: @escaping (UInt64) throws -> Void, bound: @escaping (UInt64) throws -> Void
  ) -> Race {
    let (mine, limits) = (Places(journal.size), Places(journal.size))
    return Race(
      name: "journal", variant: "\(name), of \(Figures.rate(Double(journal.size)))",
      workload: Computation { try ours(mine.next()) },
      limit: .init(name: "its hashes in memory", workload: Computation { try bound(limits.next()) }), target: target)
  }
}

/// A database that is closed with its owner.
private final class Opened {
  let opened: Database

  init(_ journal: LongJournal) throws { opened = try journal.open() }

  deinit { opened.close() }
}

/// Entries all over a journal, the same ones in each run.
private final class Places {
  private let size: UInt64
  private var last: UInt64 = 0

  init(_ size: UInt64) { self.size = size }

  /// Steps of the golden ratio: they fall everywhere, near none of those before.
  func next() -> UInt64 {
    last &+= 0x9E37_79B9_7F4A_7C15
    return last % size
  }
}
