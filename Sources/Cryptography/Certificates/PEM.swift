internal import Foundation

/// Textual encoding of certificates, requests and revocation lists (RFC 7468). Private keys have their own reader,
/// which keeps them in wiped memory.
enum PEM {
  /// The most bytes a bundle may have.
  static let sizeLimit = 4 << 20

  /// The DER of each block of a text, in order. Text between blocks is skipped, as RFC 7468 section 2 allows.
  /// - Parameters:
  ///   - bytes: the text, ASCII.
  ///   - label: the one label accepted, such as `CERTIFICATE`: any other block is an error, so that a private key in
  ///     a bundle of anchors is noticed.
  /// - Throws: an error of the given code for a foreign label, a missing end, or characters outside base64.
  static func blocks(
    _ bytes: [UInt8], label: String, code: CryptographyError.Code
  ) throws(CryptographyError) -> [[UInt8]] {
    guard bytes.count <= sizeLimit else { throw CryptographyError(code, "too large") }
    let begin = Array("-----BEGIN \(label)-----".utf8)
    let end = Array("-----END \(label)-----".utf8)
    let dashes = Array("-----".utf8)
    var blocks: [[UInt8]] = []
    var base64: [UInt8]?
    for raw in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let line = Self.trimmed(raw)
      if line.elementsEqual(begin), base64 == nil {
        base64 = []
      } else if line.elementsEqual(end), let text = base64 {
        guard !text.isEmpty, let data = Data(base64Encoded: Data(text)) else {
          throw CryptographyError(code, "malformed base64")
        }
        blocks.append(Array(data))
        base64 = nil
      } else if line.starts(with: dashes) {
        throw CryptographyError(code, "unexpected PEM boundary")
      } else if base64 != nil {
        base64?.append(contentsOf: line)
      }
    }
    guard base64 == nil else { throw CryptographyError(code, "PEM block without end") }
    return blocks
  }

  /// One block of text, lines of 64 characters.
  static func text(_ der: [UInt8], label: String) -> String {
    let base64 = Data(der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
    return "-----BEGIN \(label)-----\n\(base64)\n-----END \(label)-----\n"
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
    return line
  }
}
