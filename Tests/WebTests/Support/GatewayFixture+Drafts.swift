import Authority
import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing
import Testing

extension GatewayFixture {
  /// A draft as an agent's browser seals it for them alone, in base64.
  func draft(of name: String, _ text: String = "Brouillon inventé.") throws -> JSON {
    let seal = try pki.leaf(.gatewaySeal, "sceau")
    let sealer = try Sealer(seal: seal.key, certificate: seal.certificate)
    let certificate = try #require(agents[name]).certificates.encryption
    let recipient = try RecipientCertificate(certificate, trustedBy: gateway.directory.trust, at: now)
    let header = try EnvelopeHeader(
      reference: Reference(.ficheNavette, year: 2026).description, envelope: .random(), kind: "brouillon", author: name,
      destination: name, version: 1, previous: nil)
    let cms = try sealer.seal(Array(text.utf8), header: header, to: [recipient], at: now).cms()
    return .string(Data(cms).base64EncodedString())
  }
}
