/// An ASN.1 object identifier, as the content octets of its DER form.
public struct ObjectIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The content octets, without tag and length.
  public let content: [UInt8]

  /// Reads a dotted form such as `1.2.840.10045.3.1.7`, or returns nothing.
  public init?(dotted: String) {
    let parts = dotted.split(separator: ".", omittingEmptySubsequences: false)
    let arcs = parts.compactMap { UInt64($0) }
    guard arcs.count == parts.count, arcs.count >= 2, arcs[0] <= 2, arcs[0] == 2 || arcs[1] < 40 else { return nil }
    guard arcs[1] <= UInt64.max - 80, !parts.contains(where: { $0.hasPrefix("+") }) else { return nil }
    var content: [UInt8] = []
    for arc in [arcs[0] * 40 + arcs[1]] + arcs.dropFirst(2) {
      var octets = [UInt8(arc & 0x7f)]
      var rest = arc >> 7
      while rest > 0 {
        octets.append(UInt8(rest & 0x7f) | 0x80)
        rest >>= 7
      }
      content += octets.reversed()
    }
    self.content = content
  }

  /// Reads content octets, minimal in each arc.
  ///
  /// - Throws: `malformedDER` for an empty, truncated or padded form, or an arc beyond 63 bits.
  public init(content: some Collection<UInt8>) throws(CryptographyError) {
    guard let last = content.reversed().first, last & 0x80 == 0, content.count <= 64 else {
      throw CryptographyError(.malformedDER, "object identifier")
    }
    var isStart = true
    var length = 0
    for octet in content {
      length = isStart ? 1 : length + 1
      guard !(isStart && octet == 0x80), length <= 9 else {
        throw CryptographyError(.malformedDER, "object identifier")
      }
      isStart = octet & 0x80 == 0
    }
    self.content = Array(content)
  }

  /// For the constants of a format, which a test or the first use would show to be wrong.
  public init(_ dotted: StaticString) {
    guard let known = ObjectIdentifier(dotted: dotted.description) else {
      preconditionFailure("not an object identifier")
    }
    self = known
  }

  /// The dotted form.
  public var description: String {
    var arcs: [UInt64] = []
    var value: UInt64 = 0
    for octet in content {
      value = value << 7 | UInt64(octet & 0x7f)
      guard octet & 0x80 == 0 else { continue }
      arcs.append(value)
      value = 0
    }
    guard let first = arcs.first else { return "" }
    let root = min(first / 40, 2)
    return ([root, first - root * 40] + arcs.dropFirst()).map(String.init).joined(separator: ".")
  }
}
