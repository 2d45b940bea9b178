import Foundation
import Testing

/// What looks for secrets in what browsers sent finds them however they are written.
struct SecretsTests {
  private static let secret = "rutabaga zinzolin"

  private static func sent(_ body: String) -> Sent {
    Sent(requests: [SentRequest("POST", "https://navette.test/api", body: Data(body.utf8))])
  }

  private static func hex(_ bytes: Data) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

  @Test(arguments: 0..<3, 0..<3)
  func `a secret in base 64 is found wherever it stands in what was encoded`(before: Int, after: Int) {
    let whole = String(repeating: "é", count: before) + String(repeating: "x", count: before) + Self.secret
    let text = Data((whole + String(repeating: "y", count: after)).utf8).base64EncodedString()
    for body in ["{\"cms\":\"\(text)\"}", text.replacing("+", with: "-").replacing("/", with: "_")] {
      #expect(Self.sent(body).holding(Self.secret).count == 1)
    }
    let other = Data((whole.replacing("zinzolin", with: "zinzolan")).utf8).base64EncodedString()
    #expect(Self.sent(other).holding(Self.secret).isEmpty)
  }

  @Test func `a secret is found as it is, as forms write it, and in hexadecimal`() {
    for body in [
      "a=\(Self.secret)", "a=rutabaga%20zinzolin", "a=rutabaga+zinzolin", Self.hex(Data(Self.secret.utf8)),
      Self.hex(Data("x\(Self.secret)y".utf8)).uppercased(),
    ] {
      #expect(Self.sent(body).holding(Self.secret).count == 1, "\(body)")
    }
    for body in ["", "rutabaga", "zinzolin rutabaga", Self.hex(Data("rutabaga".utf8))] {
      #expect(Self.sent(body).holding(Self.secret).isEmpty, "\(body)")
    }
  }

  @Test(arguments: 0..<3)
  func `a private key is found inside a longer value, in base 64 and in hexadecimal`(before: Int) {
    // What PKCS#8 of P-256 begins with, and nothing of a key.
    let head: [UInt8] = [
      0x30, 0x81, 0x87, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06,
    ]
    let bytes = Data([UInt8](repeating: 7, count: before) + head)
    for body in [bytes.base64EncodedString(), Self.hex(bytes)] {
      #expect(Self.sent("{\"coffre\":\"\(body)\"}").holdingPrivateKeys.count == 1)
    }
    // A public key (SubjectPublicKeyInfo) is no secret.
    let open: [UInt8] = [0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08]
    #expect(Self.sent(Data(open).base64EncodedString()).holdingPrivateKeys.isEmpty)
  }
}
