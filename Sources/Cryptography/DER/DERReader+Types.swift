public import Foundation

extension DERReader {
  /// Reads a SEQUENCE, or another constructed element of this tag, to its end.
  public mutating func sequence<T>(_ tag: DERTag = .sequence, _ body: (inout DERReader) throws -> T) throws -> T {
    try element(tag).read(body)
  }

  /// Reads a SET OF, or one under an implicit tag: elements in the ascending order of their encodings (X.690, 11.6).
  public mutating func set<T>(_ tag: DERTag = .set, of body: (inout DERReader) throws -> T) throws -> [T] {
    try element(tag).read { reader in
      var values: [T] = []
      var previous: UnsafeRawBufferPointer?
      while !reader.isAtEnd {
        var ahead = reader
        let encoded = try ahead.element().encoded
        if let previous, encoded.lexicographicallyPrecedes(previous) {
          throw CryptographyError(.malformedDER, "set out of order")
        }
        previous = encoded
        values.append(try body(&reader))
      }
      return values
    }
  }

  /// Reads a SEQUENCE OF.
  public mutating func list<T>(_ tag: DERTag = .sequence, of body: (inout DERReader) throws -> T) throws -> [T] {
    try element(tag).read { reader in
      var values: [T] = []
      while !reader.isAtEnd { values.append(try body(&reader)) }
      return values
    }
  }

  /// Reads an INTEGER: its minimal two's complement octets, at least one.
  public mutating func integer() throws(CryptographyError) -> [UInt8] {
    let octets = try element(.integer).bytes
    guard let first = octets.first else { throw CryptographyError(.malformedDER, "empty integer") }
    if octets.count > 1, (first == 0 && octets[1] < 0x80) || (first == 0xff && octets[1] >= 0x80) {
      throw CryptographyError(.malformedDER, "integer not minimal")
    }
    return octets
  }

  /// Reads an INTEGER from 0 to 2^31 - 1.
  public mutating func smallInteger() throws(CryptographyError) -> Int {
    let octets = try integer()
    guard octets[0] < 0x80, octets.count <= 4 else { throw CryptographyError(.malformedDER, "integer out of range") }
    return octets.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Reads a BOOLEAN, 00 or FF.
  public mutating func boolean() throws(CryptographyError) -> Bool {
    switch try element(.boolean).bytes {
    case [0x00]: return false
    case [0xff]: return true
    default: throw CryptographyError(.malformedDER, "boolean")
    }
  }

  /// Reads a primitive OCTET STRING, or one under an implicit tag.
  public mutating func octetString(_ tag: DERTag = .octetString) throws(CryptographyError) -> [UInt8] {
    try element(tag).bytes
  }

  /// Reads a BIT STRING whose length in bits is a multiple of 8.
  public mutating func bitString() throws(CryptographyError) -> [UInt8] {
    let octets = try element(.bitString).bytes
    guard octets.first == 0 else { throw CryptographyError(.malformedDER, "bit string") }
    return Array(octets.dropFirst())
  }

  /// Reads a NULL.
  public mutating func null() throws(CryptographyError) {
    guard try element(.null).content.isEmpty else { throw CryptographyError(.malformedDER, "null") }
  }

  /// Reads an OBJECT IDENTIFIER.
  public mutating func objectIdentifier() throws(CryptographyError) -> ObjectIdentifier {
    try ObjectIdentifier(content: try element(.objectIdentifier).content)
  }

  /// Reads a UTF8String of valid UTF-8 without the character NUL.
  public mutating func utf8String() throws(CryptographyError) -> String {
    let octets = try element(.utf8String).bytes
    guard let text = String(validating: octets, as: UTF8.self), !octets.contains(0) else {
      throw CryptographyError(.malformedDER, "text")
    }
    return text
  }

  /// Reads a time as RFC 5280 and RFC 5652 want it: UTCTime through 2049, GeneralizedTime from 2050 on, in UTC, with
  /// seconds and no fraction.
  public mutating func time() throws(CryptographyError) -> Date {
    let isShort = nextTag == .utcTime
    let element = try element(isShort ? .utcTime : .generalizedTime)
    guard let date = DERTime.date(element.bytes, isShort: isShort) else {
      throw CryptographyError(.malformedDER, "time")
    }
    return date
  }
}
