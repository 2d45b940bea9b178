/// What the fields say about where the message ends and what follows on the connection.
struct Framing {
  private(set) var contentLength: Int?
  private(set) var isChunked = false
  private(set) var host: Range<Int>?
  private(set) var closes = false
  private(set) var keepsAlive = false
  private(set) var expectsContinue = false
  private var hasUnknownExpectation = false
  private var transferEncodings = 0

  /// Takes note of one field.
  mutating func note(_ field: Headers.Field, in block: [UInt8]) -> RefusalReason? {
    // Only names of these lengths matter: most fields are passed over with one comparison.
    switch field.nameEnd - field.nameStart {
    case 4, 6, 10, 14, 17: break
    default: return nil
    }
    let name = block[Int(field.nameStart)..<Int(field.nameEnd)]
    let value = block[Int(field.valueStart)..<Int(field.valueEnd)]
    switch name.count {
    case 4 where name.isCaseInsensitively("host"):
      guard host == nil else { return .hostRepeated }
      host = value.indices
    case 6 where name.isCaseInsensitively("expect"):
      for member in FieldLine.list(value) {
        if member.isCaseInsensitively("100-continue") { expectsContinue = true } else { hasUnknownExpectation = true }
      }
    case 10 where name.isCaseInsensitively("connection"):
      for option in FieldLine.list(value) {
        guard option.allAre(.token) else { return .connection }
        if option.isCaseInsensitively("close") { closes = true }
        if option.isCaseInsensitively("keep-alive") { keepsAlive = true }
      }
    case 14 where name.isCaseInsensitively("content-length"): return noteContentLength(value)
    case 17 where name.isCaseInsensitively("transfer-encoding"): return noteTransferEncoding(value)
    // A gateway that turns underscores into hyphens would read a length that we did not.
    case 14 where name.isCaseInsensitively("content_length"), 17 where name.isCaseInsensitively("transfer_encoding"):
      return .framingAmbiguous
    default: break
    }
    return nil
  }

  private mutating func noteContentLength(_ value: ArraySlice<UInt8>) -> RefusalReason? {
    guard contentLength == nil else { return .contentLengthRepeated }
    guard let first = value.first, value.allAre(.digit) else { return .contentLength }
    // `0005` fits the grammar, but some read it as octal: whoever sends it is trying something.
    guard first != UInt8(ascii: "0") || value.count == 1 else { return .contentLength }
    var length = 0
    for digit in value {
      let (product, overflowed) = length.multipliedReportingOverflow(by: 10)
      let (sum, carried) = product.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      guard !overflowed, !carried else { return .contentLength }
      length = sum
    }
    contentLength = length
    return nil
  }

  private mutating func noteTransferEncoding(_ value: ArraySlice<UInt8>) -> RefusalReason? {
    transferEncodings += 1
    guard transferEncodings == 1 else { return .transferEncoding }
    if value.isCaseInsensitively("chunked") {
      isChunked = true
      return nil
    }
    let codings = value.split(separator: Octet.comma, omittingEmptySubsequences: false).map { coding in
      FieldLine.list(coding).first ?? []
    }
    // Section 6.3: without a final chunked, the length of the body cannot be known, and 400 is the answer; applied twice,
    // it is an attack. Only then may a coding be one that we do not know: 501.
    let chunked = codings.filter { $0.isCaseInsensitively("chunked") }.count
    guard codings.allSatisfy({ !$0.isEmpty && $0.allAre(.token) }), chunked == 1,
      codings.last?.isCaseInsensitively("chunked") == true
    else { return .transferEncoding }
    return .transferEncodingUnknown
  }

  /// Checks what only the whole head can tell.
  func check(_ version: Version) -> RefusalReason? {
    if transferEncodings > 0, contentLength != nil || version == .http10 { return .framingAmbiguous }
    return nil
  }

  /// RFC 9110 section 10.1.1: an expectation in a 1.0 request is ignored.
  func checkExpectation(_ version: Version) -> RefusalReason? {
    version == .http11 && hasUnknownExpectation ? .expectation : nil
  }

  /// RFC 9112 section 9.3.
  func persists(_ version: Version) -> Bool { !closes && (version == .http11 || keepsAlive) }
}
