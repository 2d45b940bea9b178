public import Cryptography

/// Looks at every body of an export while it is verified: what bodies mean is not the log's business.
public protocol BodyVisitor {
  /// The texts that the bodies so far cite: each must be there, whole, and no other.
  var cited: Set<Digest> { get }

  /// Takes the next entry, in order.
  /// - Parameters:
  ///   - body: the bytes that the line holds, valid during the call; nil when they were pruned, or are not there.
  ///   - entry: nil when it cannot be read.
  mutating func visit(_ body: UnsafeRawBufferPointer?, of entry: LogEntry?, at index: UInt64)
}

/// Bodies of which only the form and the citations matter.
public struct CanonicalBodies: BodyVisitor {
  /// The texts that the bodies so far cite.
  public private(set) var cited: Set<Digest> = []
  private let citations: Citations

  /// - Parameter citations: finds the texts that a body cites.
  public init(citations: @escaping Citations = { _ in [] }) { self.citations = citations }

  /// Notes what a body cites.
  public mutating func visit(_ body: UnsafeRawBufferPointer?, of entry: LogEntry?, at index: UInt64) {
    if let body { cited.formUnion(citations(body)) }
  }
}
