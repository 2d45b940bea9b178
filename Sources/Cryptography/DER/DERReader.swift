/// Reads DER (X.690, clause 10) and nothing looser.
///
/// Refused: indefinite lengths, lengths in more octets than needed, tag numbers from 31, integers with a superfluous
/// octet, booleans other than 00 and FF, elements out of a SET OF's order, trailing bytes, nesting deeper than
/// ``depthLimit``. One value then has one encoding, so a signature or digest over bytes covers the value.
///
/// ```swift
/// let (version, name) = try DERReader.read(bytes) { reader in
///   try reader.sequence { fields in (try fields.smallInteger(), try fields.octetString()) }
/// }
/// ```
public struct DERReader {
  /// How many constructed elements may nest: the formats here need 12 at most.
  public static let depthLimit = 24

  private let buffer: UnsafeRawBufferPointer
  private var position = 0
  private let depth: Int

  init(_ buffer: UnsafeRawBufferPointer, depth: Int) throws(CryptographyError) {
    guard depth <= Self.depthLimit else { throw CryptographyError(.malformedDER, "nested too deep") }
    self.buffer = buffer
    self.depth = depth
  }

  /// Reads the whole of `bytes`.
  public static func read<T>(_ bytes: [UInt8], _ body: (inout DERReader) throws -> T) throws -> T {
    try bytes.withUnsafeBytes { try read($0, body) }
  }

  /// Reads the whole of a secret, in place.
  public static func read<T>(_ secret: SecretBytes, _ body: (inout DERReader) throws -> T) throws -> T {
    try secret.withUnsafeBytes { bytes throws in try read(bytes, body) }
  }

  /// Reads the whole of `buffer`.
  public static func read<T>(_ buffer: UnsafeRawBufferPointer, _ body: (inout DERReader) throws -> T) throws -> T {
    var reader = try DERReader(buffer, depth: 0)
    let value = try body(&reader)
    try reader.finish()
    return value
  }

  /// Reads one element at the start of `buffer`, and returns with it how many bytes it took: content that begins with
  /// a DER header and goes on with something else.
  public static func readPrefix<T>(
    _ buffer: UnsafeRawBufferPointer, _ body: (inout DERReader) throws -> T
  ) throws -> (value: T, count: Int) {
    var reader = try DERReader(buffer, depth: 0)
    let value = try body(&reader)
    return (value, reader.position)
  }

  /// Whether every byte was read.
  public var isAtEnd: Bool { position == buffer.count }

  /// The tag of the next element, if there is one.
  public var nextTag: DERTag? { isAtEnd ? nil : DERTag(octet: buffer[position]) }

  /// Refuses trailing bytes.
  public func finish() throws(CryptographyError) {
    guard isAtEnd else { throw CryptographyError(.malformedDER, "trailing bytes") }
  }

  /// Reads the next element, whatever it is.
  public mutating func element() throws(CryptographyError) -> DERElement {
    let start = position
    let tag = DERTag(octet: try octet())
    guard tag.octet & 0x1f != 0x1f, tag.octet != 0 else { throw CryptographyError(.malformedDER, "tag") }
    let count = try length()
    guard count <= buffer.count - position else { throw CryptographyError(.malformedDER, "truncated") }
    let content = UnsafeRawBufferPointer(rebasing: buffer[position..<position + count])
    position += count
    let encoded = UnsafeRawBufferPointer(rebasing: buffer[start..<position])
    return DERElement(tag: tag, encoded: encoded, content: content, depth: depth)
  }

  /// Reads the next element, which must have this tag.
  public mutating func element(_ tag: DERTag) throws(CryptographyError) -> DERElement {
    guard nextTag == tag else { throw CryptographyError(.malformedDER, "unexpected tag") }
    return try element()
  }

  /// Reads the next element if it has this tag.
  public mutating func optional(_ tag: DERTag) throws(CryptographyError) -> DERElement? {
    nextTag == tag ? try element() : nil
  }

  private mutating func octet() throws(CryptographyError) -> UInt8 {
    guard position < buffer.count else { throw CryptographyError(.malformedDER, "truncated") }
    defer { position += 1 }
    return buffer[position]
  }

  private mutating func length() throws(CryptographyError) -> Int {
    let first = try octet()
    guard first & 0x80 != 0 else { return Int(first) }
    let octets = Int(first & 0x7f)
    // 80 alone is BER's indefinite length; four octets are 4 GiB.
    guard (1...4).contains(octets) else { throw CryptographyError(.malformedDER, "length") }
    var value = 0
    for _ in 0..<octets { value = value << 8 | Int(try octet()) }
    guard value >= 0x80, octets == 1 || value >> (8 * (octets - 1)) != 0 else {
      throw CryptographyError(.malformedDER, "length not minimal")
    }
    return value
  }
}
