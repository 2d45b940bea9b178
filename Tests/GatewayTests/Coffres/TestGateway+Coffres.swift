import Authority
import Cryptography
import Foundation
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

  /// Leaves a blob, said to be of that key: of the one in force unless another is named.
  func deposit(_ coffre: Coffre, of key: RecipientKeyID? = nil, by name: String) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let key = try key ?? keyInForce(name)
    return try outcome { gateway.keepCoffre(coffre, of: key, by: agent, completion: $0) }
  }

  /// The key that is sealed to for somebody.
  func keyInForce(_ name: String) throws -> RecipientKeyID {
    let digits = try #require(try myself(name)["chiffrement"]?["cle"]?.string)
    return try #require(Hexadecimal.decode(digits).flatMap { RecipientKeyID(bytes: $0) })
  }

  func readCoffre(by name: String) throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.keepCoffre.read(by: agent, completion: $0) }
  }

  func myself(_ name: String) throws -> JSONObject { gateway.readDirectory.myself(try agent(name)) }
}
