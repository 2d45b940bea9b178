internal import Cryptography
internal import Journal
internal import Store

/// One checkpoint put to one witness (c2sp.org/tlog-witness), with the proof that it extends what the witness has seen.
struct WitnessExchange {
  /// What came of it.
  enum Outcome: Sendable {
    /// The witness vouches for the checkpoint: verified.
    case cosigned(Cosignature)
    /// It has seen a later one of ours already, through somebody else.
    case ahead(UInt64)
    /// No answer that can be believed; why, in words for whoever operates the gateway.
    case away(String)
    /// What it has seen, of that size, is not what we have.
    case refused(SigningHalt, size: UInt64)
  }

  let database: Database
  let checkpoint: VerifiedCheckpoint

  /// - Parameter known: the size that the witness cosigned last, as far as we know; it is learned from its answer.
  func ask(_ link: any WitnessLink, known: UInt64) -> Outcome {
    let size = checkpoint.checkpoint.size
    guard known <= size else { return ahead(known) }
    var old = known
    for _ in 0..<3 {
      let request: AddCheckpoint
      do {
        request = try AddCheckpoint(checkpoint, extending: try proof(from: old))
      } catch let error as JournalError where error.code == .proofMismatch {
        return .refused(.notExtended, size: old)
      } catch {
        return .away("the proof cannot be made now")
      }
      guard let answer = try? link.send(request) else { return .away("no answer") }
      switch answer {
      case .cosigned(let lines):
        guard let cosignature = try? link.key.cosignature(of: checkpoint.signed, among: lines) else {
          return .away("its cosignature does not verify")
        }
        return .cosigned(cosignature)
      case .conflict(.some(let seen)) where seen > size: return ahead(seen)
      case .conflict(.some(let seen)) where seen != old: old = seen
      case .conflict where old == size: return .refused(.forked, size: size)
      case .conflict: return .away("it contradicts itself")
      case .unproven: return old > 0 ? .refused(.forked, size: old) : .away("it refuses an empty proof")
      case .malformed, .untrusted, .unknownOrigin: return .away("it answers \(answer.status)")
      }
    }
    return .away("it contradicts itself")
  }

  /// A witness may have been given a later checkpoint by somebody who follows the journal; but none that we did not sign.
  private func ahead(_ seen: UInt64) -> Outcome {
    seen > database.checkpoint.checkpoint.size ? .refused(.rolledBack, size: seen) : .ahead(seen)
  }

  /// Verified before it is sent, so that a refusal tells of the witness's tree and not of a fault of ours.
  private func proof(from old: UInt64) throws -> ConsistencyProof {
    try database.read { transaction in
      let journal = transaction.journal
      let proof = try ConsistencyProof(oldSize: old, newSize: checkpoint.checkpoint.size, reading: journal)
      try proof.verify(oldRoot: journal.root(size: old), newRoot: checkpoint.checkpoint.root)
      return proof
    }
  }
}
