import Foundation

/// The ways in which a program may write bytes inside something longer, so that none of them hides a secret.
enum Writings {
  /// As they are, in hexadecimal, and in base 64 wherever in it they stand, each plain and as forms write it.
  static func all(of bytes: some Collection<UInt8>) -> Set<Data> {
    let bytes = Array(bytes)
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var texts: Set<String> = [hex, hex.uppercased()]
    for shift in 0..<3 {
      let inner = base64(bytes, after: shift)
      texts.formUnion([inner, inner.replacing("+", with: "-").replacing("/", with: "_")])
    }
    if let text = String(validating: bytes, as: UTF8.self) { texts.insert(text) }
    let forms = texts.flatMap { text in
      let form = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
      return [form, form.replacing("%20", with: "+")]
    }
    return Set(texts.union(forms).map { Data($0.utf8) } + [Data(bytes)])
  }

  /// The digits of base 64 that these bytes alone decide when they follow so many others.
  private static func base64(_ bytes: [UInt8], after shift: Int) -> String {
    let digits = Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedString()
    let first = (shift * 8 + 5) / 6
    let last = (shift + bytes.count) * 8 / 6
    return String(digits.prefix(last).dropFirst(first))
  }
}
