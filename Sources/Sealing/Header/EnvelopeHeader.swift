public import Cryptography

/// What an envelope says it is, under the seal's signature and inside the encryption.
///
/// Whoever stores envelopes could hand out one for another: both are genuine. The header is what an opener compares with
/// what it asked for. Its strings are opaque here; they are compared by their UTF-8 bytes.
public struct EnvelopeHeader: Sendable {
  /// The most UTF-8 bytes that a string of the header may have.
  public static let textByteLimit = 200

  /// What the envelope belongs to: a fiche's reference.
  public let reference: String
  /// Which envelope it is.
  public let envelope: EnvelopeID
  /// What it holds, a code: `fiche`, `retour`, `piece-jointe`, `avis-de-peril`…
  public let kind: String
  /// Who wrote it.
  public let author: String
  /// To whom it was first addressed.
  public let destination: String
  /// Which version of its content, from 0.
  public let version: Int
  /// The digest of the core of the envelope it follows, if it follows one.
  public let previous: Digest?

  /// Checks and keeps the fields.
  ///
  /// - Throws: `invalidHeader` if a string is empty, longer than ``textByteLimit`` or holds NUL, or if `version` is not
  ///   in 0..<2^31.
  public init(
    reference: String, envelope: EnvelopeID, kind: String, author: String, destination: String, version: Int,
    previous: Digest? = nil
  ) throws(SealingError) {
    for text in [reference, kind, author, destination] {
      guard (1...Self.textByteLimit).contains(text.utf8.count), !text.utf8.contains(0) else {
        throw SealingError(.invalidHeader, "text")
      }
    }
    guard (0...Int(Int32.max)).contains(version) else { throw SealingError(.invalidHeader, "version") }
    self.reference = reference
    self.envelope = envelope
    self.kind = kind
    self.author = author
    self.destination = destination
    self.version = version
    self.previous = previous
  }
}

extension EnvelopeHeader: Hashable {
  /// Whether both have the same encoding.
  public static func == (left: Self, right: Self) -> Bool { left.der() == right.der() }
  /// Hashes the encoding.
  public func hash(into hasher: inout Hasher) { hasher.combine(der()) }
}
