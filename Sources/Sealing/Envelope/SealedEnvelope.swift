import Cryptography

/// An envelope in the strict profile: a core, and one row for each recipient.
///
/// Made by ``Sealer``, by strict parsing, or by putting stored parts together again; never otherwise. The rows are in
/// ascending order of ephemeral point, then recipient, so that one envelope has one encoding.
public struct SealedEnvelope: Hashable, Sendable {
  /// The most recipients of one envelope.
  public static let recipientLimit = 1000

  /// The name it was sealed, stored or asked for under. Only opening proves it.
  public let id: EnvelopeID
  /// What the recipients have in common.
  public let core: EnvelopeCore
  /// One row for each recipient.
  public let wrappedKeys: [WrappedKey]

  /// Puts stored parts together again.
  ///
  /// - Throws: `noRecipient` without a row, `duplicateRecipient` with two rows for one recipient, `malformed` beyond
  ///   ``recipientLimit``.
  public init(id: EnvelopeID, core: EnvelopeCore, wrappedKeys: [WrappedKey]) throws(SealingError) {
    guard !wrappedKeys.isEmpty else { throw SealingError(.noRecipient) }
    guard wrappedKeys.count <= Self.recipientLimit else { throw SealingError(.malformed, "too many recipients") }
    guard Set(wrappedKeys.map(\.recipient)).count == wrappedKeys.count else { throw SealingError(.duplicateRecipient) }
    self.id = id
    self.core = core
    self.wrappedKeys = wrappedKeys.sorted { left, right in
      left.ephemeralPoint == right.ephemeralPoint
        ? left.recipient < right.recipient : left.ephemeralPoint.lexicographicallyPrecedes(right.ephemeralPoint)
    }
  }

  /// The same envelope with more recipients: what a re-wrap gives.
  ///
  /// - Throws: `duplicateRecipient` if one of them has a row already.
  public func adding(_ rows: [WrappedKey]) throws(SealingError) -> SealedEnvelope {
    try SealedEnvelope(id: id, core: core, wrappedKeys: wrappedKeys + rows)
  }

  /// The same envelope without a recipient, who keeps what they already read.
  ///
  /// - Throws: `noRecipient` if nobody is left.
  public func removing(_ recipient: RecipientKeyID) throws(SealingError) -> SealedEnvelope {
    try SealedEnvelope(id: id, core: core, wrappedKeys: wrappedKeys.filter { $0.recipient != recipient })
  }

  /// The row of a recipient, if there is one.
  public func wrappedKey(for recipient: RecipientKeyID) -> WrappedKey? {
    wrappedKeys.first { $0.recipient == recipient }
  }
}
