extension CanonicalScanner {
  /// An integer of 64 bits, in its only decimal form.
  public mutating func integer() throws(NotCanonical) -> Int64 {
    let isNegative = isNext(UInt8(ascii: "-"))
    if isNegative { place += 1 }
    let start = position
    var value: Int64 = 0
    while position < end, case let digit = base[position] &- UInt8(ascii: "0"), digit < 10 {
      let (shifted, isOver) = value.multipliedReportingOverflow(by: 10)
      let (next, isOut) =
        isNegative
        ? shifted.subtractingReportingOverflow(Int64(digit)) : shifted.addingReportingOverflow(Int64(digit))
      guard !isOver, !isOut else { throw fault }
      value = next
      place += 1
    }
    guard position > start, base[start] != UInt8(ascii: "0") || (position == start + 1 && !isNegative) else {
      throw fault
    }
    return value
  }

  /// A number; one with a fraction or an exponent is rare, and compared with what would be written.
  mutating func number() throws(NotCanonical) {
    let start = position
    while position < end, Self.isOfNumber(base[position]) { place += 1 }
    let text = start..<position
    if self[text].allSatisfy({ $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }) {
      place = start
      _ = try integer()
    } else if let number = try? JSON.parse(Array(self[text])) {
      guard number.serialized(.canonical).elementsEqual(self[text]) else { throw fault }
    } else {
      throw fault
    }
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
