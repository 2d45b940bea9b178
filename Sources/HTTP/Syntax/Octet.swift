/// The classes of octets that RFC 9110 section 5 and RFC 3986 section 2 define, as one table look-up.
struct OctetClass: OptionSet {
  let rawValue: UInt8

  /// `tchar`: what method and field names are made of.
  static let token = OctetClass(rawValue: 1)
  /// `field-vchar`, space and tab: what field values are made of, obs-text included.
  static let fieldValue = OctetClass(rawValue: 2)
  /// `pchar` without the percent sign, and the slash: what a path is made of.
  static let path = OctetClass(rawValue: 4)
  /// A path's octets and the question mark.
  static let query = OctetClass(rawValue: 8)
  /// `reg-name` without the percent sign.
  static let host = OctetClass(rawValue: 16)
  static let hexadecimal = OctetClass(rawValue: 32)
  static let digit = OctetClass(rawValue: 64)
}

/// Octets with a name.
enum Octet {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let percent = UInt8(ascii: "%")
  static let comma = UInt8(ascii: ",")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let equals = UInt8(ascii: "=")
  static let question = UInt8(ascii: "?")
  static let backslash = UInt8(ascii: "\\")
  static let delete: UInt8 = 0x7f
}

/// The table itself. A global constant array would cost a lazy-initialisation check and a bounds check an octet; a
/// pointer made once costs neither.
private nonisolated(unsafe) let table: UnsafePointer<UInt8> = {
  let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
  for octet in UInt8.min...UInt8.max {
    var kind: OctetClass = []
    let alphanumeric =
      switch octet {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
      default: false
      }
    if alphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(octet) { kind.insert(.token) }
    if octet == Octet.tab || (octet >= Octet.space && octet != Octet.delete) { kind.insert(.fieldValue) }
    if alphanumeric || "-._~!$&'()*+,;=".utf8.contains(octet) { kind.insert(.host) }
    if kind.contains(.host) || ":@/".utf8.contains(octet) { kind.insert([.path, .query]) }
    if octet == Octet.question { kind.insert(.query) }
    if "0123456789".utf8.contains(octet) { kind.insert([.digit, .hexadecimal]) }
    if "abcdefABCDEF".utf8.contains(octet) { kind.insert(.hexadecimal) }
    table[Int(octet)] = kind.rawValue
  }
  return UnsafePointer(table)
}()

extension UInt8 {
  @inline(__always) func isA(_ kind: OctetClass) -> Bool { table[Int(self)] & kind.rawValue != 0 }

  /// ASCII lower case; other octets are unchanged.
  @inline(__always) var lowercased: UInt8 { self >= 0x41 && self <= 0x5a ? self | 0x20 : self }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Collection<UInt8> {
  /// Whether the octets are `text`, compared without regard to ASCII case. `text` MUST be lower case.
  @inline(__always) func isCaseInsensitively(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    var expected = text.utf8Start
    for octet in self {
      guard octet.lowercased == expected.pointee else { return false }
      expected += 1
    }
    return true
  }

  func allAre(_ kind: OctetClass) -> Bool { allSatisfy { $0.isA(kind) } }
}
