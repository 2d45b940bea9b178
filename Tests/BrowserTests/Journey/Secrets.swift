import Foundation
import SystemSupport

/// What browsers sent, searched for what must not leave them.
struct Sent {
  let requests: [SentRequest]

  /// Those that hold this, in any way that a program writes it.
  func holding(_ secret: String) -> [SentRequest] { holding(Writings.all(of: secret.utf8)) }

  private func holding(_ writings: Set<Data>) -> [SentRequest] {
    requests.filter { request in
      let everything = request.everything
      return writings.contains { everything.range(of: $0) != nil }
    }
  }

  /// Those that hold a private key: PKCS#8 of P-256 in any way that a program writes it, its PEM, its JWK.
  var holdingPrivateKeys: [SentRequest] {
    let head: [UInt8] = [
      0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
    ]
    // Four bytes in base 64 would be found by chance in what is sealed.
    let marks = ["PRIVATE KEY", "\"d\":\""].flatMap { Writings.all(of: $0.utf8) } + [Data("\"d\":".utf8)]
    return holding(Writings.all(of: head).union(marks))
  }
}

extension SentRequest: CustomStringConvertible {
  var description: String { "\(method) \(url)" }
}
