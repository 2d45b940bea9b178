import Foundation
import SystemSupport

/// What browsers sent, searched for what must not leave them.
struct Sent {
  let requests: [SentRequest]

  /// Those that hold this, as it is or as forms write it.
  func holding(_ secret: String) -> [SentRequest] {
    let form = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret
    let written = Set([secret, form, form.replacing("%20", with: "+"), Data(secret.utf8).base64EncodedString()])
    return requests.filter { request in
      written.contains { request.everything.range(of: Data($0.utf8)) != nil }
    }
  }

  /// Those that hold a private key: PKCS#8 of P-256, its bytes or their base 64, its PEM, its JWK.
  var holdingPrivateKeys: [SentRequest] {
    let head: [UInt8] = [
      0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
    ]
    let marks = [
      "MIGHAgEAMBMGByqGSM49", "MEECAQAwEwYHKoZIzj0", "PRIVATE KEY", "PRIVATE+KEY", "PRIVATE%20KEY", "\"d\":",
    ]
    return requests.filter { request in
      request.everything.range(of: Data(head)) != nil
        || marks.contains { request.everything.range(of: Data($0.utf8)) != nil }
    }
  }
}

extension SentRequest: CustomStringConvertible {
  var description: String { "\(method) \(url)" }
}
