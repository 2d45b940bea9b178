import Authority
import Cryptography
import JSON
import Liaison
import Sealing
import Testing

@testable import Gateway

extension TestGateway {
  /// A blob that could be a wrapped key: the gateway cannot tell. Made without deriving anything.
  static func coffre(_ byte: UInt8 = 1) throws -> Coffre {
    try Coffre(
      iterations: .usual, salt: [UInt8](repeating: byte, count: 16), iv: [UInt8](repeating: byte, count: 12),
      ciphertext: [UInt8](repeating: byte, count: 154))
  }

  /// The request that a browser makes for a key.
  static func demande(
    _ name: String, _ key: P256PrivateKey, usage: KeyUsage = .keyAgreement
  ) throws -> CertificateRequest {
    try CertificateRequest.make(subject: DistinguishedName(commonName: name), key: key, usage: usage)
  }

  func certify(
    _ key: P256PrivateKey, _ coffre: Coffre, by name: String, request: CertificateRequest? = nil
  ) throws -> Outcome<StepAnswer> {
    let (agent, request) = (try agent(name), try request ?? Self.demande(name, key))
    return try outcome { gateway.certifyKey(request, keeping: coffre, by: agent, completion: $0) }
  }

  func deposit(_ coffre: Coffre, by name: String) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.keepCoffre(coffre, by: agent, completion: $0) }
  }

  func readCoffre(by name: String) throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.keepCoffre.read(by: agent, completion: $0) }
  }

  func myself(_ name: String) throws -> JSONObject { gateway.readDirectory.myself(try agent(name)) }
}
