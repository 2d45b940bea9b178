/// One field line: `field-name ":" OWS field-value OWS` (RFC 9112 section 5).
enum FieldLine {
  /// Finds the field in `block[start..<end]`, a line without its end whose octets are all field-value octets.
  static func parse(_ block: [UInt8], _ start: Int, _ end: Int) -> Result<Headers.Field, RefusalReason> {
    block.withUnsafeBufferPointer { block in
      var nameEnd = start
      while nameEnd < end, block[nameEnd].isA(.token) { nameEnd += 1 }
      guard nameEnd > start, nameEnd < end, block[nameEnd] == Octet.colon else {
        // Section 5.2: a line that starts with a space continues the one before, and is refused.
        let folded = start < end && (block[start] == Octet.space || block[start] == Octet.tab)
        return .failure(folded ? .fieldFolded : .fieldName)
      }
      var valueStart = nameEnd + 1
      var valueEnd = end
      while valueStart < valueEnd, isWhitespace(block[valueStart]) { valueStart += 1 }
      while valueEnd > valueStart, isWhitespace(block[valueEnd - 1]) { valueEnd -= 1 }
      return .success(
        Headers.Field(
          nameStart: UInt32(truncatingIfNeeded: start), nameEnd: UInt32(truncatingIfNeeded: nameEnd),
          valueStart: UInt32(truncatingIfNeeded: valueStart), valueEnd: UInt32(truncatingIfNeeded: valueEnd)))
    }
  }

  @inline(__always) static func isWhitespace(_ octet: UInt8) -> Bool { octet == Octet.space || octet == Octet.tab }

  /// Splits a list (`#element`, RFC 9110 section 5.6.1) at its commas, each element trimmed; empty elements are left
  /// out.
  static func list(_ value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    value.split(separator: Octet.comma).compactMap { element in
      var element = element
      while let first = element.first, isWhitespace(first) { element.removeFirst() }
      while let last = element.last, isWhitespace(last) { element.removeLast() }
      return element.isEmpty ? nil : element
    }
  }
}
