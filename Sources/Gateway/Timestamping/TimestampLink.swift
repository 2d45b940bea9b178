/// What carries a question to a timestamping authority: the gateway knows no network.
public protocol TimestampLink: Sendable {
  /// Carries a `TimeStampReq` and brings back what is answered. It waits, for seconds at most.
  /// - Throws: ``TimestampFault/unreachable(_:)``.
  func answer(to query: [UInt8]) throws(TimestampFault) -> [UInt8]
}
