/// A recursive reader over bytes; the depth limit bounds its stack.
struct JSONParser {
  let input: UnsafeBufferPointer<UInt8>
  let depthLimit: Int
  var position = 0

  init(input: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    self.input = input
    self.depthLimit = depthLimit
  }

  /// The fault, with the place where reading stands.
  func failure(_ code: JSONError.Code) -> JSONError {
    let read = input.prefix(position)
    let line = read.count { $0 == UInt8(ascii: "\n") } + 1
    let column = position - (read.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
    return JSONError(code: code, offset: position, line: line, column: column)
  }

  mutating func text() throws(JSONError) -> JSON {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard position == input.count else { throw failure(.trailingBytes) }
    return value
  }

  private mutating func skipSpace() {
    while position < input.count {
      switch input[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private func peek() throws(JSONError) -> UInt8 {
    guard position < input.count else { throw failure(.unexpectedEnd) }
    return input[position]
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard try peek() == byte else { throw failure(.unexpectedByte) }
    position += 1
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw failure(.unexpectedByte)
    }
  }

  private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
    return value
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSON {
    guard depth <= depthLimit else { throw failure(.tooDeep) }
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if try peek() == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      skipSpace()
      elements.append(try value(depth: depth))
      skipSpace()
      if try peek() == UInt8(ascii: "]") { break }
      try expect(UInt8(ascii: ","))
    }
    position += 1
    return .array(elements)
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSON {
    guard depth <= depthLimit else { throw failure(.tooDeep) }
    position += 1
    var members: [JSONObject.Member] = []
    // Built only for a large object: hostile input must not make the duplicate check quadratic.
    var names: Set<[UInt8]> = []
    skipSpace()
    if try peek() == UInt8(ascii: "}") {
      position += 1
      return .object(JSONObject(distinct: members))
    }
    while true {
      skipSpace()
      guard try peek() == UInt8(ascii: "\"") else { throw failure(.unexpectedByte) }
      let name = try string()
      if members.count == 32 { names = Set(members.map { Array($0.key.utf8) }) }
      let repeated =
        members.count < 32
        ? members.contains { $0.key.isSameBytes(as: name) } : !names.insert(Array(name.utf8)).inserted
      guard !repeated else { throw failure(.duplicateName) }
      skipSpace()
      try expect(UInt8(ascii: ":"))
      skipSpace()
      members.append((name, try value(depth: depth)))
      skipSpace()
      if try peek() == UInt8(ascii: "}") { break }
      try expect(UInt8(ascii: ","))
    }
    position += 1
    return .object(JSONObject(distinct: members))
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = position
    if input[position] == UInt8(ascii: "-") { position += 1 }
    let firstDigit = position
    try digits()
    if position - firstDigit > 1, input[firstDigit] == UInt8(ascii: "0") { throw failure(.invalidNumber) }
    var isInteger = true
    if position < input.count, input[position] == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      try digits()
    }
    if position < input.count, input[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if position < input.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(input[position]) { position += 1 }
      try digits()
    }
    let text = String(decoding: input[start..<position], as: UTF8.self)
    if isInteger, let integer = Int64(text) { return .integer(integer) }
    guard let double = Double(text), double.isFinite else { throw failure(.invalidNumber) }
    return .double(double)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while position < input.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(input[position]) { position += 1 }
    guard position > start else { throw failure(.invalidNumber) }
  }
}
