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

  init(style: JSON.Style) {
    self.style = style
    // What a journal body takes: it grows once or never.
    output.reserveCapacity(512)
  }

  mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let bool): output.append(contentsOf: (bool ? "true" : "false").utf8)
    case .integer(let integer): output.append(contentsOf: String(integer).utf8)
    case .double(let double):
      precondition(double.isFinite, "JSON has no infinity")
      output.append(contentsOf: "\(double)".utf8)
    case .string(let string): write(string)
    case .array(let elements): write(elements, indent)
    case .object(let object): write(object.members, indent)
    }
  }

  private mutating func write(_ elements: [JSON], _ indent: Int) {
    output.append(UInt8(ascii: "["))
    for index in elements.indices {
      separate(index, indent)
      write(elements[index], indent: indent + 1)
    }
    if !elements.isEmpty { newline(indent) }
    output.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ members: [JSONObject.Member], _ indent: Int) {
    output.append(UInt8(ascii: "{"))
    if style == .canonical {
      // Places are sorted, not members, which would be retained and released at each move.
      let order = members.indices.sorted { members[$0].key.precedesAsBytes(members[$1].key) }
      for (place, index) in order.enumerated() { write(members[index], at: place, indent) }
    } else {
      for index in members.indices { write(members[index], at: index, indent) }
    }
    if !members.isEmpty { newline(indent) }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func write(_ member: JSONObject.Member, at place: Int, _ indent: Int) {
    separate(place, indent)
    write(member.key)
    output.append(UInt8(ascii: ":"))
    if style == .pretty { output.append(UInt8(ascii: " ")) }
    write(member.value, indent: indent + 1)
  }

  private mutating func separate(_ place: Int, _ indent: Int) {
    if place > 0 { output.append(UInt8(ascii: ",")) }
    newline(indent + 1)
  }

  private mutating func newline(_ indent: Int) {
    guard style == .pretty else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(0x20, count: 2 * indent))
  }
}
