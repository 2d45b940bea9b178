/// The identifier octet of a DER element: class, form and a number below 31.
///
/// Numbers from 31 take more octets; none of the formats of this product uses one, so they are refused.
public struct DERTag: Hashable, Sendable {
  /// The identifier octet.
  public let octet: UInt8

  init(octet: UInt8) { self.octet = octet }

  /// Whether the content is a series of elements.
  public var isConstructed: Bool { octet & 0x20 != 0 }

  /// Universal `boolean`.
  public static let boolean = DERTag(octet: 0x01)
  /// Universal `integer`.
  public static let integer = DERTag(octet: 0x02)
  /// Universal `bitString`.
  public static let bitString = DERTag(octet: 0x03)
  /// Universal `octetString`.
  public static let octetString = DERTag(octet: 0x04)
  /// Universal `null`.
  public static let null = DERTag(octet: 0x05)
  /// Universal `objectIdentifier`.
  public static let objectIdentifier = DERTag(octet: 0x06)
  /// Universal `utf8String`.
  public static let utf8String = DERTag(octet: 0x0c)
  /// Universal `utcTime`.
  public static let utcTime = DERTag(octet: 0x17)
  /// Universal `generalizedTime`.
  public static let generalizedTime = DERTag(octet: 0x18)
  /// Universal `sequence`.
  public static let sequence = DERTag(octet: 0x30)
  /// Universal `set`.
  public static let set = DERTag(octet: 0x31)

  /// A context-specific tag `[number]`.
  public static func context(_ number: UInt8, constructed: Bool) -> DERTag {
    precondition(number < 31)
    return DERTag(octet: 0x80 | (constructed ? 0x20 : 0) | number)
  }
}
