public import Cryptography

/// What an opener asked for: the fields it knows, which the header MUST match.
///
/// The reference, the envelope and the kind are always known: they are how an envelope is asked for.
public struct ExpectedHeader: Sendable {
  /// What is expected of the previous envelope.
  public enum Previous: Sendable, Equatable {
    /// Not known to the opener.
    case any
    /// There is none.
    case none
    /// The digest of its core.
    case digest(Digest)
  }

  private let reference: String
  private let envelope: EnvelopeID
  private let kind: String
  private let author: String?
  private let destination: String?
  private let version: Int?
  private let previous: Previous

  /// Names what is asked for; a nil or `.any` field is not known, and not compared.
  public init(
    reference: String, envelope: EnvelopeID, kind: String, author: String? = nil, destination: String? = nil,
    version: Int? = nil, previous: Previous = .any
  ) {
    self.reference = reference
    self.envelope = envelope
    self.kind = kind
    self.author = author
    self.destination = destination
    self.version = version
    self.previous = previous
  }

  /// Asks for exactly this header.
  public init(_ header: EnvelopeHeader) {
    self.init(
      reference: header.reference, envelope: header.envelope, kind: header.kind, author: header.author,
      destination: header.destination, version: header.version,
      previous: header.previous.map(Previous.digest) ?? .none)
  }

  /// Compares by bytes: Swift's `==` on strings would take two spellings of an accent for one.
  ///
  /// - Throws: `headerMismatch`, naming the fields that differ and not their values.
  func check(_ header: EnvelopeHeader) throws(SealingError) {
    func differs(_ expected: String?, _ found: String) -> Bool {
      expected.map { !$0.utf8.elementsEqual(found.utf8) } ?? false
    }
    var fields: [String] = []
    if differs(reference, header.reference) { fields.append("reference") }
    if envelope != header.envelope { fields.append("envelope") }
    if differs(kind, header.kind) { fields.append("kind") }
    if differs(author, header.author) { fields.append("author") }
    if differs(destination, header.destination) { fields.append("destination") }
    if let version, version != header.version { fields.append("version") }
    switch previous {
    case .any: break
    case .none: if header.previous != nil { fields.append("previous") }
    case .digest(let digest): if header.previous != digest { fields.append("previous") }
    }
    guard fields.isEmpty else { throw SealingError(.headerMismatch, fields.joined(separator: ", ")) }
  }
}
