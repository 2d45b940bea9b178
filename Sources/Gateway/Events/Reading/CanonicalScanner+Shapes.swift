internal import JSON

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
    case .instant:
      let range = try string()
      return range.count == 20 ? range : nil
    case .codes: return try list { scanner throws(NotCanonical) in try scanner.text(1...64, CodeBytes.isCode) }
    case .hexes: return try list { scanner throws(NotCanonical) in try scanner.hex() }
    case .labels: return try list { scanner throws(NotCanonical) in try scanner.label() }
    case .count: return try integer() >= 0 ? start..<position : nil
    case .form: return try integer() == 1 ? start..<position : nil
    case .flag:
      _ = try bool()
      return start..<position
    case .envelope: return try members(.envelope)
    case .envelopes:
      return try list { scanner throws(NotCanonical) in
        try scanner.members(.envelope)
      }
    case .recoveries:
      return try list { scanner throws(NotCanonical) in
        try scanner.members(.recovery)
      }
    case .parts: return try parts()
    case .question:
      var known = KnownDescriptions()
      _ = try question(0, &known)
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
    guard try list({ scanner throws(NotCanonical) in try scanner.members(.part) }) != nil else { return nil }
    try follow("refus")
    guard try list({ scanner throws(NotCanonical) in try scanner.members(.refusal) }) != nil else { return nil }
    try finish()
    return start..<position
  }

  @inline(__always) private mutating func text(
    _ counts: ClosedRange<Int>, _ isAllowed: (CodeBytes.Bytes) -> CodeBytes.Mask
  ) throws(NotCanonical) -> Range<Int>? {
    if let range = string(isAllowed) { return counts.contains(range.count) ? range : nil }
    let range = try string()
    return counts.contains(range.count) && CodeBytes.isWhole(self[range], isAllowed) ? range : nil
  }

  /// 16 to 64 bytes in lowercase digits.
  private mutating func hex() throws(NotCanonical) -> Range<Int>? {
    guard let range = try text(32...128, CodeBytes.isHex), range.count.isMultiple(of: 2) else { return nil }
    return range
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

  /// An object of these members, in order; some may be missing.
  private mutating func members(_ members: MemberShapes) throws(NotCanonical) -> Range<Int>? {
    let start = position
    guard isNext(UInt8(ascii: "{")), try enterObject() else { return nil }
    var next = 0
    var count = 0
    repeat {
      let name = try name()
      guard let place = members.names.place(of: self[name]), place >= next,
        try value(members.shapes[place]) != nil
      else { return nil }
      next = place + 1
      count += 1
    } while try nextMember()
    return count >= members.least ? start..<position : nil
  }
}
