internal import JSON

/// What identifiers and codes are made of.
enum CodeBytes {
  @inline(__always) static func isCode(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
  }

  @inline(__always) static func isHex(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
  }

  /// What acts are called.
  @inline(__always) static func isName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  /// What the names of journals are made of: a domain and a path.
  @inline(__always) static func isOfOrigin(_ byte: UInt8) -> Bool {
    byte &- 0x21 < 0x5E && !"\"\\@+".utf8.contains(byte)
  }

  /// Besides codes, references: capital letters.
  @inline(__always) static func isOfSubject(_ byte: UInt8) -> Bool {
    isCode(byte) || byte &- UInt8(ascii: "A") < 26
  }
}

extension CanonicalScanner {
  /// Reads a value that must be of a shape.
  /// - Returns: where it lies, a string without its quotes; nil when it is another.
  mutating func value(_ shape: EventMember.Shape) throws(NotCanonical) -> Range<Int>? {
    let start = position
    switch shape {
    case .code: return try text(1...64, CodeBytes.isCode)
    case .subject: return try text(1...64, CodeBytes.isOfSubject)
    case .hex: return try hex()
    case .origin: return try text(1...256, CodeBytes.isOfOrigin)
    case .label: return try label()
    case .instant: return try text(20...20) { _ in true }
    case .codes: return try list { scanner throws(NotCanonical) in try scanner.text(1...64, CodeBytes.isCode) }
    case .hexes: return try list { scanner throws(NotCanonical) in try scanner.hex() }
    case .labels: return try list { scanner throws(NotCanonical) in try scanner.label() }
    case .count: return try integer() >= 0 ? start..<position : nil
    case .form: return try integer() == 1 ? start..<position : nil
    case .flag:
      _ = try bool()
      return start..<position
    case .envelope: return try members(["cles": .hexes, "empreinte": .hex, "enveloppe": .hex], least: 2)
    case .envelopes:
      return try list { scanner throws(NotCanonical) in
        try scanner.members(["cles": .hexes, "empreinte": .hex, "enveloppe": .hex], least: 2)
      }
    case .recoveries:
      return try list { scanner throws(NotCanonical) in
        try scanner.members(["certificat": .hex, "organisme": .code, "remplace": .hex], least: 2)
      }
    case .parts: return try parts()
    case .question:
      _ = try question()
      return start..<position
    }
  }

  /// The act that was decided of each part, what tells the parts apart, and which were refused by which policies.
  private mutating func parts() throws(NotCanonical) -> Range<Int>? {
    let start = position
    guard isNext(UInt8(ascii: "{")) else { return nil }
    try begin("acte")
    guard try text(1...64, CodeBytes.isName) != nil else { return nil }
    try follow("contextes")
    let part: KeyValuePairs<String, EventMember.Shape> = ["categorie": .code, "section": .code]
    guard try list({ scanner throws(NotCanonical) in try scanner.members(part, least: 2) }) != nil else { return nil }
    try follow("refus")
    let refusal: KeyValuePairs<String, EventMember.Shape> = ["partie": .count, "politiques": .labels]
    guard try list({ scanner throws(NotCanonical) in try scanner.members(refusal, least: 2) }) != nil else {
      return nil
    }
    try finish()
    return start..<position
  }

  private mutating func text(
    _ counts: ClosedRange<Int>, _ isAllowed: (UInt8) -> Bool
  ) throws(NotCanonical) -> Range<Int>? {
    let range = try string()
    return counts.contains(range.count) && self[range].allSatisfy(isAllowed) ? range : nil
  }

  /// 16 to 64 bytes in lowercase digits.
  private mutating func hex() throws(NotCanonical) -> Range<Int>? {
    let range = try text(32...128, CodeBytes.isHex)
    return range.map { $0.count.isMultiple(of: 2) } == true ? range : nil
  }

  private mutating func label() throws(NotCanonical) -> Range<Int>? {
    let range = try string()
    return range.count <= 1024 ? range : nil
  }

  private mutating func list(
    _ element: (inout CanonicalScanner) throws(NotCanonical) -> Range<Int>?
  ) throws(NotCanonical) -> Range<Int>? {
    let start = position
    guard isNext(UInt8(ascii: "[")) else { return nil }
    guard try enterArray() else { return start..<position }
    repeat {
      guard try element(&self) != nil else { return nil }
    } while try nextElement()
    return start..<position
  }

  /// An object of these members, in order; the last ones may be missing.
  private mutating func members(
    _ shapes: KeyValuePairs<String, EventMember.Shape>, least: Int
  ) throws(NotCanonical) -> Range<Int>? {
    let start = position
    guard isNext(UInt8(ascii: "{")), try enterObject() else { return nil }
    var next = 0
    var count = 0
    repeat {
      let name = try name()
      while next < shapes.count, !self[name].elementsEqual(shapes[next].key.utf8) { next += 1 }
      guard next < shapes.count, try value(shapes[next].value) != nil else { return nil }
      next += 1
      count += 1
    } while try nextMember()
    return count >= least ? start..<position : nil
  }
}
