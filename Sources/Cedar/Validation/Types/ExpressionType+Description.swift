extension ExpressionType: CustomStringConvertible {
  /// The type for a message, cut after some 200 bytes: a schema may declare very large ones.
  var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private static let limit = 200

  private func write(to text: inout String) {
    guard text.utf8.count < Self.limit else { return }
    switch self {
    case .never: text += "Never"
    case .bool(nil): text += "Bool"
    case .bool(let value?): text += value ? "True" : "False"
    case .long: text += "Long"
    case .string: text += "String"
    case .set(let element):
      text += "Set<"
      element.write(to: &text)
      text += ">"
    case .record(let record): Self.write(record, to: &text)
    case .entity(let types): text += types.sorted().prefix(10).map(\.description).joined(separator: " or ")
    case .extension(let name): text += name.rawValue
    }
  }

  private static func write(_ record: RecordType, to text: inout String) {
    text += "{"
    var separator = ""
    for (name, attribute) in record.attributes.sorted(by: { $0.key < $1.key }) {
      guard text.utf8.count < limit else {
        text += separator + "…"
        break
      }
      text += "\(separator)\(name)\(attribute.isRequired ? "" : "?"): "
      attribute.type.write(to: &text)
      separator = ", "
    }
    text += record.isOpen ? "\(separator)…}" : "}"
  }
}
