internal import HTTP

/// What a body says that it is (RFC 9110, section 8.3).
enum MediaType {
  /// Whether there is one `Content-Type` and it is JSON, in UTF-8 if it names a charset.
  ///
  /// The type is what keeps HTML forms of other sites out: a browser cannot send it across origins without asking first.
  static func isJSON(_ headers: Headers) -> Bool { isOne("application/json", headers) }

  /// Whether there is one `Content-Type` and it is that of a form without files.
  static func isForm(_ headers: Headers) -> Bool { isOne("application/x-www-form-urlencoded", headers) }

  private static func isOne(_ type: String, _ headers: Headers) -> Bool {
    guard let text = headers.only("Content-Type") else { return false }
    let parts = text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(trimmed)
    guard parts[0] == type else { return false }
    return parts.dropFirst().allSatisfy { ["charset=utf-8", "charset=\"utf-8\""].contains($0) } && parts.count <= 2
  }

  /// Without spaces around, ASCII letters lowercase. Not ASCII is not a media type, and equals none of ours.
  private static func trimmed(_ part: Substring.UTF8View.SubSequence) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let middle = part.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    return String(decoding: middle.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
