public import Cryptography

/// Why there is no timestamp.
public enum TimestampFault: Error, Hashable, Sendable {
  /// The authority gave no answer; the text says how, without content.
  case unreachable(String)
  /// What it answered is not to be believed.
  case refused(TimestampRefusal)
  /// Its instant and the gateway's clock are further apart than a network explains: one of the two is wrong.
  case otherTime
  /// The timestamp was good, and could not be kept.
  case unkept

  /// What the journal calls it.
  var code: String {
    switch self {
    case .unreachable: "injoignable"
    case .refused: "refuse"
    case .otherTime: "autre-heure"
    case .unkept: "non-conserve"
    }
  }
}

extension TimestampFault: CustomStringConvertible {
  /// For whoever operates the gateway.
  public var description: String {
    switch self {
    case .unreachable(let reason): "it cannot be reached (\(reason))"
    case .refused(let refusal): "its answer is refused: \(refusal)"
    case .otherTime: "its time is not the gateway's: one of the two clocks is wrong"
    case .unkept: "its answer could not be kept"
    }
  }
}
