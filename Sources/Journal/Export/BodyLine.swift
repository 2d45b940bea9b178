import Cryptography
import Glibc

/// A line of a `bodies/…` file, itself canonical JSON:
///
/// ```
/// {"body":{…},"index":12,"nonce":"00112233445566778899aabbccddeeff"}
/// {"index":13,"pruned":true}
/// ```
///
/// The members are at fixed places, so that a line is read without a JSON parser and the body's bytes are exactly those
/// the entry commits to.
enum BodyLine {
  case body(Range<Int>, nonce: Range<Int>)
  case pruned

  @inline(__always) private static var start: StaticString { "{\"body\":" }
  @inline(__always) private static var bodyStart: Int { start.utf8CodeUnitCount }

  static func write(_ body: JournalBody?, index: UInt64, to bytes: inout [UInt8]) {
    if let body {
      bytes += UnsafeBufferPointer(start: start.utf8Start, count: start.utf8CodeUnitCount)
      bytes += body.bytes
      bytes += ",\"index\":\(index),\"nonce\":\"\(Hexadecimal.encode(body.nonce.bytes))\"}\n".utf8
    } else {
      bytes += "{\"index\":\(index),\"pruned\":true}\n".utf8
    }
  }

  /// Finds the parts of a line, newline excluded, that must be the line of `index`; nothing for any other form.
  init?(_ line: UnsafeRawBufferPointer, index: UInt64) {
    guard Self.stands(Self.start, at: 0, in: line) else {
      guard line.elementsEqual("{\"index\":\(index),\"pruned\":true}".utf8) else { return nil }
      self = .pruned
      return
    }
    // Read from the end: the nonce has a fixed length and the index is known.
    let nonceStart = line.count - 2 - 2 * Nonce.byteCount
    guard nonceStart > Self.bodyStart, line[line.count - 2] == UInt8(ascii: "\""),
      line[line.count - 1] == UInt8(ascii: "}")
    else { return nil }
    guard let middle = Self.backwards(",\"nonce\":\"", in: line, before: nonceStart) else { return nil }
    var (position, rest) = (middle, index)
    repeat {
      position -= 1
      guard position > Self.bodyStart, line[position] == UInt8(ascii: "0") + UInt8(rest % 10) else { return nil }
      rest /= 10
    } while rest > 0
    guard let end = Self.backwards(",\"index\":", in: line, before: position), end > Self.bodyStart else {
      return nil
    }
    self = .body(Self.bodyStart..<end, nonce: nonceStart..<nonceStart + 2 * Nonce.byteCount)
  }

  @inline(__always) private static func backwards(
    _ text: StaticString, in line: UnsafeRawBufferPointer, before end: Int
  ) -> Int? {
    let start = end - text.utf8CodeUnitCount
    return start >= 0 && stands(text, at: start, in: line) ? start : nil
  }

  @inline(__always) private static func stands(
    _ text: StaticString, at place: Int, in line: UnsafeRawBufferPointer
  ) -> Bool {
    guard let base = line.baseAddress, line.count - place >= text.utf8CodeUnitCount else { return false }
    return memcmp(base + place, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// SHA-256(nonce ‖ body), of the nonce that 32 lowercase digits spell; nil for any other digits.
  static func commitment(nonce digits: UnsafeRawBufferPointer, body: UnsafeRawBufferPointer) -> Digest? {
    guard let high = Hexadecimal.word(digits, at: 0), let low = Hexadecimal.word(digits, at: 16) else { return nil }
    return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { SHA256.digest($0, body) }
  }
}
