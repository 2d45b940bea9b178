extension SubjectAltName {
  /// Parses the content of a subjectAltName extension: a SEQUENCE of GeneralName, DER.
  static func parse(_ bytes: [UInt8]) throws(CryptographyError) -> [SubjectAltName] {
    var rest = bytes[...]
    guard let (tag, content) = element(&rest), tag == 0x30, rest.isEmpty else {
      throw CryptographyError(.malformedCertificate, "malformed subjectAltName")
    }
    var names: [SubjectAltName] = []
    rest = content
    while !rest.isEmpty {
      guard let (tag, content) = element(&rest) else {
        throw CryptographyError(.malformedCertificate, "malformed subjectAltName")
      }
      names.append(SubjectAltName(tag: tag, content: Array(content)))
    }
    return names
  }

  private init(tag: UInt8, content: [UInt8]) {
    switch tag {
    case 0x82 where content.allSatisfy({ $0 > 0x20 && $0 < 0x7F }):
      self = .dns(String(decoding: content, as: UTF8.self))
    case 0x87 where content.count == 4 || content.count == 16: self = .ip(content)
    default: self = .other
    }
  }

  /// The next element of a list: one-byte tags, definite lengths below 64 KiB.
  private static func element(_ bytes: inout ArraySlice<UInt8>) -> (tag: UInt8, content: ArraySlice<UInt8>)? {
    guard let tag = bytes.popFirst(), let first = bytes.popFirst() else { return nil }
    var length = Int(first)
    if first >= 0x80 {
      guard first == 0x81 || first == 0x82, bytes.count >= Int(first & 0x7F) else { return nil }
      length = bytes.prefix(Int(first & 0x7F)).reduce(0) { $0 << 8 | Int($1) }
      bytes = bytes.dropFirst(Int(first & 0x7F))
    }
    guard bytes.count >= length else { return nil }
    defer { bytes = bytes.dropFirst(length) }
    return (tag, bytes.prefix(length))
  }
}
