public import Foundation

extension DERWriter {
  /// A SEQUENCE.
  public static func sequence(_ children: [DERWriter]) -> DERWriter { .constructed(.sequence, children) }

  /// A SET OF, or one under an implicit tag, sorted as DER wants (X.690, 11.6). No element may hold a secret.
  public static func set(_ tag: DERTag = .set, of children: [DERWriter]) -> DERWriter {
    let encodings = children.map { $0.bytes() }.sorted { $0.lexicographicallyPrecedes($1) }
    return .constructed(tag, encodings.map(DERWriter.encoded))
  }

  /// `[number] EXPLICIT`.
  public static func explicit(_ number: UInt8, _ child: DERWriter) -> DERWriter {
    .constructed(.context(number, constructed: true), [child])
  }

  /// A non-negative INTEGER.
  public static func integer(_ value: Int) -> DERWriter {
    precondition(value >= 0)
    return .unsigned(withUnsafeBytes(of: value.bigEndian) { Array($0) })
  }

  /// An INTEGER from the big-endian octets of its magnitude.
  public static func unsigned(_ magnitude: [UInt8]) -> DERWriter {
    var octets = Array(magnitude.drop { $0 == 0 })
    if octets.first.map({ $0 >= 0x80 }) ?? true { octets.insert(0, at: 0) }
    return .primitive(.integer, octets)
  }

  /// A BOOLEAN.
  public static func boolean(_ value: Bool) -> DERWriter { .primitive(.boolean, [value ? 0xff : 0x00]) }

  /// A NULL.
  public static let null = DERWriter.primitive(.null, [])

  /// An OCTET STRING.
  public static func octetString(_ bytes: [UInt8]) -> DERWriter { .primitive(.octetString, bytes) }

  /// A BIT STRING of whole octets.
  public static func bitString(_ bytes: [UInt8]) -> DERWriter { .primitive(.bitString, [0] + bytes) }

  /// A UTF8String.
  public static func utf8String(_ text: String) -> DERWriter { .primitive(.utf8String, Array(text.utf8)) }

  /// An OBJECT IDENTIFIER.
  public static func objectIdentifier(_ identifier: ObjectIdentifier) -> DERWriter {
    .primitive(.objectIdentifier, identifier.content)
  }

  /// UTCTime through 2049, GeneralizedTime after (RFC 5280, 4.1.2.5), to the second.
  public static func time(_ date: Date) -> DERWriter {
    let (tag, octets) = DERTime.octets(date)
    return .primitive(tag, octets)
  }
}
