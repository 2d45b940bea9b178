/// PDF (ISO 32000-2, 7.5): a header at the first byte, an end-of-file marker at the last.
enum FormatPDF {
  static let entete: StaticString = "%PDF-"
  private static let fin: StaticString = "%%EOF"
  private static let renvoi: StaticString = "startxref"
  /// Where the pointer to the cross-reference table must stand, counted from the end.
  private static let finale = 1024

  static func controler(_ octets: Octets) throws(ContenuRefuse) {
    guard octets.holds(entete, at: 0), version(octets), octets.lastPlace(of: fin, in: 0..<octets.count) != nil else {
      throw .autreType
    }
    var end = octets.count
    while end > 0, isSpace(octets[end - 1]) { end -= 1 }
    guard octets.holds(fin, at: end - fin.utf8CodeUnitCount) else { throw .suite }
    guard let place = octets.lastPlace(of: renvoi, in: max(0, end - finale)..<end),
      let offset = offset(octets, from: place + renvoi.utf8CodeUnitCount), offset < place
    else { throw .autreType }
  }

  /// `1.0` to `1.7` or `2.0`, and the end of the line.
  private static func version(_ octets: Octets) -> Bool {
    guard octets.count > 8, isSpace(octets[8]) else { return false }
    return octets.holds("2.0", at: 5)
      || (octets.holds("1.", at: 5) && (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(octets[7]))
  }

  /// The decimal number that follows, alone between `startxref` and `%%EOF`.
  private static func offset(_ octets: Octets, from start: Int) -> Int? {
    var index = start
    while index < octets.count, isSpace(octets[index]) { index += 1 }
    var (value, digits) = (0, 0)
    while index < octets.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octets[index]) {
      guard digits < 10 else { return nil }
      value = value * 10 + Int(octets[index] - UInt8(ascii: "0"))
      (digits, index) = (digits + 1, index + 1)
    }
    while index < octets.count, isSpace(octets[index]) { index += 1 }
    return digits > 0 && octets.holds(fin, at: index) ? value : nil
  }

  private static func isSpace(_ octet: UInt8) -> Bool { [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(octet) }
}
