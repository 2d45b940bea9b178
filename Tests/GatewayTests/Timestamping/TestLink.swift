import Gateway
import TestSupport

/// A link to a timestamping authority in the same process, which may go wrong.
final class TestLink: TimestampLink {
  enum Behaviour: Sendable {
    case honest, absent
    /// A good answer, to somebody else's question; or the one it gave before.
    case other, earlier
    case garbage, refusing
  }

  let behaviour = Shared(Behaviour.honest)
  let asked = Shared(0)
  private let last = Shared<[UInt8]>([])
  private let tsa: CommandLineTSA

  init(_ tsa: CommandLineTSA) { self.tsa = tsa }

  func answer(to query: [UInt8]) throws(TimestampFault) -> [UInt8] {
    asked.change { $0 += 1 }
    do {
      switch behaviour.current {
      case .absent: throw TimestampFault.unreachable("essai")
      case .honest:
        let answer = try tsa.answer(query)
        last.change { $0 = answer }
        return answer
      case .earlier: return last.current
      case .other:
        try tsa.folder.write("autre", to: "other")
        try tsa.folder.must("ts -query -data other -sha256 -cert -out other.tsq")
        return try tsa.answer(tsa.folder.read("other.tsq"))
      case .garbage: return Array("<html>".utf8)
      case .refusing: return try tsa.answer(query, section: "refusing")
      }
    } catch {
      throw .unreachable("\(error)")
    }
  }
}
