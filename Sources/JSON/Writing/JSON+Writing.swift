extension JSON {
  /// How a value is written.
  public enum Style: Sendable {
    /// No insignificant space, members in their own order.
    case compact
    /// Two-space indentation and a final newline, for people.
    case pretty
    /// No insignificant space, members sorted by the UTF-8 bytes of their names, only the escapes that RFC 8259
    /// requires: equal values have equal bytes, so they can be hashed.
    case canonical
  }

  /// The UTF-8 bytes of this value.
  /// - Precondition: doubles are finite.
  public func serialized(_ style: Style = .compact) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.write(self, indent: 0)
    if style == .pretty { writer.output.append(UInt8(ascii: "\n")) }
    return writer.output
  }
}

struct JSONWriter {
  let style: JSON.Style
  var output: [UInt8] = []

  init(style: JSON.Style) { self.style = style }

  mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let bool): output.append(contentsOf: (bool ? "true" : "false").utf8)
    case .integer(let integer): output.append(contentsOf: String(integer).utf8)
    case .double(let double):
      precondition(double.isFinite, "JSON has no infinity")
      output.append(contentsOf: "\(double)".utf8)
    case .string(let string): write(string)
    case .array(let elements):
      list(elements, open: "[", close: "]", indent: indent) { $0.write($1, indent: indent + 1) }
    case .object(let object):
      let members =
        style == .canonical
        ? object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : object.members
      list(members, open: "{", close: "}", indent: indent) { writer, member in
        writer.write(member.key)
        writer.output.append(contentsOf: (writer.style == .pretty ? ": " : ":").utf8)
        writer.write(member.value, indent: indent + 1)
      }
    }
  }

  private mutating func list<Element>(
    _ elements: [Element], open: Unicode.Scalar, close: Unicode.Scalar, indent: Int,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    output.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      newline(indent + 1)
      body(&self, element)
    }
    if !elements.isEmpty { newline(indent) }
    output.append(UInt8(ascii: close))
  }

  private mutating func newline(_ indent: Int) {
    guard style == .pretty else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(0x20, count: 2 * indent))
  }

  private mutating func write(_ string: String) {
    output.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0x08: output.append(contentsOf: "\\b".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      case 0x0A: output.append(contentsOf: "\\n".utf8)
      case 0x0C: output.append(contentsOf: "\\f".utf8)
      case 0x0D: output.append(contentsOf: "\\r".utf8)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        output.append(contentsOf: "\\u00".utf8)
        output.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
