import Foundation
import Testing

@testable import HTTP

/// One line of `Vectors/requests.txt`, whose head describes the form.
struct RequestVector: CustomTestStringConvertible, Sendable {
  let expected: String
  let title: String
  let octets: [UInt8]

  var testDescription: String { title }

  static let all: [RequestVector] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/requests.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let parts = line.components(separatedBy: " :: ")
      guard parts.count == 3 else { return nil }
      return RequestVector(expected: parts[0], title: parts[1], octets: unescape(expand(parts[2])))
    }
  }()

  /// What the parser makes of the octets, given in pieces of `size`.
  func outcome(pieces size: Int) -> String {
    var parser = RequestParser()
    var requests = 0
    var start = 0
    var asked = false
    while start < octets.count {
      let end = min(octets.count, start + size)
      var position = 0
      let refusal = octets[start..<end].withUnsafeBytes { input -> String? in
        while position < input.count {
          switch parser.read(input, &position) {
          case .needMore: break
          case .sendContinue: asked = true
          case .request: requests += 1
          case .refused(let reason): return reason.rawValue
          }
        }
        return nil
      }
      if let refusal { return refusal }
      start = end
    }
    if asked, parser.phase == .body { return "continue" }
    return parser.phase == .idle && requests > 0 ? "ok \(requests)" : "more"
  }

  /// `{H}` and `{N*text}`, the inner ones first.
  private static func expand(_ text: String) -> String {
    var text = text.replacing("{H}", with: #"Host: navette.test\r\n"#)
    while let match = text.firstMatch(of: /\{(\d+)\*([^{}]*)\}/), let count = Int(match.1) {
      text.replaceSubrange(match.range, with: String(repeating: String(match.2), count: count))
    }
    return text
  }

  private static func unescape(_ text: String) -> [UInt8] {
    var octets: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let octet = rest.popFirst() {
      guard octet == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        octets.append(octet)
        continue
      }
      switch escape {
      case UInt8(ascii: "r"): octets.append(13)
      case UInt8(ascii: "n"): octets.append(10)
      case UInt8(ascii: "t"): octets.append(9)
      case UInt8(ascii: "0"): octets.append(0)
      case UInt8(ascii: "x"):
        octets.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: octets.append(escape)
      }
    }
    return octets
  }
}
