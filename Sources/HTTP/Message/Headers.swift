/// The field lines of a message, in order, as received: one block of octets and the places of the fields in it.
///
/// Names are compared without regard to ASCII case. Values are octets; `String` views decode them as UTF-8, replacing
/// what is not.
public struct Headers: Sendable {
  struct Field {
    let nameStart: UInt32
    let nameEnd: UInt32
    let valueStart: UInt32
    let valueEnd: UInt32
  }

  let block: [UInt8]
  let fields: [Field]

  init(block: [UInt8], fields: [Field]) {
    self.block = block
    self.fields = fields
  }

  /// Makes fields from pairs, for tests and clients.
  ///
  /// - Throws: `HTTPError` with the code `invalidField` when a name is not a token or a value holds a control octet.
  public init(_ pairs: [(String, String)]) throws(HTTPError) {
    var block: [UInt8] = []
    var fields: [Field] = []
    for (name, value) in pairs {
      guard !name.isEmpty, name.utf8.allAre(.token), value.utf8.allAre(.fieldValue) else {
        throw HTTPError(.invalidField)
      }
      let start = UInt32(block.count)
      block.append(contentsOf: name.utf8)
      let middle = UInt32(block.count)
      block.append(contentsOf: value.utf8)
      fields.append(Field(nameStart: start, nameEnd: middle, valueStart: middle, valueEnd: UInt32(block.count)))
    }
    self.init(block: block, fields: fields)
  }

  /// How many field lines there are.
  public var count: Int { fields.count }

  /// The value of the first line named `name`, or nil.
  public subscript(name: String) -> String? {
    fields.first { matches($0, name) }.map(value)
  }

  /// The values of every line named `name`, in order.
  public func all(_ name: String) -> [String] {
    fields.filter { matches($0, name) }.map(value)
  }

  /// The only value of `name`: nil when the line is absent or repeated. Use it where a second line would be an attempt
  /// at being read in two ways.
  public func only(_ name: String) -> String? {
    let values = all(name)
    return values.count == 1 ? values[0] : nil
  }

  /// Every line, names as received.
  public var lines: [(name: String, value: String)] {
    fields.map { (String(decoding: block[Int($0.nameStart)..<Int($0.nameEnd)], as: UTF8.self), value($0)) }
  }

  private func matches(_ field: Field, _ name: String) -> Bool {
    guard Int(field.nameEnd - field.nameStart) == name.utf8.count else { return false }
    var place = Int(field.nameStart)
    for octet in name.utf8 {
      guard block[place].lowercased == octet.lowercased else { return false }
      place += 1
    }
    return true
  }

  private func value(_ field: Field) -> String {
    String(decoding: block[Int(field.valueStart)..<Int(field.valueEnd)], as: UTF8.self)
  }
}
