/// Cedar's `ipaddr`: an IPv4 or IPv6 address with a prefix length.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// Boxed, so that `Value` stays two words.
  private final class Storage: Sendable {
    let isV4: Bool
    let bits: UInt128
    let prefix: Int

    init(isV4: Bool, bits: UInt128, prefix: Int) {
      self.isV4 = isV4
      self.bits = bits
      self.prefix = prefix
    }
  }

  private let storage: Storage

  init(isV4: Bool, bits: UInt128, prefix: Int) {
    storage = Storage(isV4: isV4, bits: bits, prefix: prefix)
  }

  /// Whether it is an IPv4 address or range.
  public var isV4: Bool { storage.isV4 }

  /// The prefix length: 32 or 128 for a single address.
  public var prefix: Int { storage.prefix }

  /// The address as a number.
  public var bits: UInt128 { storage.bits }

  /// The first and the last address of the range.
  public var range: (first: UInt128, last: UInt128) {
    let width = (isV4 ? 32 : 128) - prefix
    let mask: UInt128 = width == 128 ? .max : (1 << UInt128(width)) - 1
    return (bits & ~mask, bits | mask)
  }

  /// Whether every address of this range is in the other.
  public func isInRange(_ other: IPAddress) -> Bool {
    guard isV4 == other.isV4 else { return false }
    let (inner, outer) = (range, other.range)
    return inner.first >= outer.first && inner.last <= outer.last
  }

  /// Whether it lies in 127.0.0.0/8, or is ::1.
  public var isLoopback: Bool {
    isV4 ? prefix >= 8 && bits >> 24 == 127 : prefix == 128 && bits == 1
  }

  /// Whether it lies in 224.0.0.0/4 or ff00::/8.
  public var isMulticast: Bool {
    isV4 ? prefix >= 4 && bits >> 28 == 0xE : prefix >= 8 && bits >> 120 == 0xFF
  }

  /// Equal when family, address bits (host bits included) and prefix are.
  public static func == (left: IPAddress, right: IPAddress) -> Bool {
    left.bits == right.bits && left.prefix == right.prefix && left.isV4 == right.isV4
  }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(isV4)
    hasher.combine(bits)
    hasher.combine(prefix)
  }

  /// Dotted or full hexadecimal form, always with the prefix.
  public var description: String {
    if isV4 {
      return (0..<4).map { String((bits >> UInt128(24 - 8 * $0)) & 0xFF) }.joined(separator: ".") + "/\(prefix)"
    }
    return (0..<8).map { String((bits >> UInt128(112 - 16 * $0)) & 0xFFFF, radix: 16) }.joined(separator: ":")
      + "/\(prefix)"
  }
}
