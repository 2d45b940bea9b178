import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing
import Testing

/// Forms that hold keys.
struct ClesFormeTests {
  static func cle(_ recipient: UInt8 = 1) throws -> WrappedKey {
    let point = try P256PrivateKey.generate().publicKey.point
    return try WrappedKey(bytes: [UInt8](repeating: recipient, count: 20) + point + [UInt8](repeating: 9, count: 40))
  }

  static func reorientation() throws -> DemandeDeReorientation {
    DemandeDeReorientation(
      reorientation: try Reorientation(vers: OrganismeID("secteur-b"), motif: .init(code: "changement-adresse")),
      cles: [.init(enveloppe: .random(), cle: try cle()), .init(enveloppe: .random(), cle: try cle())])
  }

  static func lire(_ json: JSON) throws -> DemandeDeReorientation {
    try DemandeDeReorientation(JSONReader(json), today: Exemples.aujourdhui())
  }

  @Test func `re-wrapped keys are read as they were written`() throws {
    let demande = try Self.reorientation()
    #expect(try Self.lire(demande.json) == demande)
    let none = DemandeDeReorientation(reorientation: demande.reorientation, cles: [])
    #expect(try Self.lire(none.json) == none)
  }

  @Test func `a key of another form is refused`() throws {
    let json = try Self.reorientation().json
    let point = try #require(json.valeur("/cles/0/ephemere")?.string)
    let offCurve = Data([4] + [UInt8](repeating: 5, count: 64)).base64EncodedString()
    let faults: [(String, JSON?, JSONReadingError.Code)] = [
      ("/cles/0/enveloppe", "00", .invalidFormat), ("/cles/0/enveloppe", nil, .missingField),
      ("/cles/1/enveloppe", .string(String(repeating: "A", count: 32)), .invalidFormat),
      ("/cles/0/destinataire", .string(String(repeating: "0", count: 42)), .tooLong),
      ("/cles/0/destinataire", .string(String(repeating: "0", count: 38)), .invalidFormat),
      ("/cles/0/ephemere", .string(offCurve), .invalidFormat),
      ("/cles/0/ephemere", .string(String(point.dropLast(4))), .tooShort),
      ("/cles/0/ephemere", .string("\n" + point.dropFirst()), .invalidFormat),
      ("/cles/0/ephemere", .string(String(point.dropLast()) + "-"), .invalidFormat),
      ("/cles/0/cle", "", .tooShort), ("/cles/1/cle", "!!!!", .invalidFormat), ("/cles", nil, .missingField),
      ("/cles/0/zz", 1, .unknownField), ("/precisions", "\u{1}", .controlCharacter),
    ]
    for (pointer, value, code) in faults {
      refuse(pointer, code) { _ = try Self.lire(json.avec(pointer, value)) }
    }
  }

  @Test func `two keys of one envelope for one recipient are refused`() throws {
    let demande = try Self.reorientation()
    let twice = DemandeDeReorientation(
      reorientation: demande.reorientation,
      cles: [demande.cles[0], .init(enveloppe: demande.cles[0].enveloppe, cle: try Self.cle())])
    refuse("/cles/1", .duplicate) { _ = try Self.lire(twice.json) }
    let many = JSON.array(.init(repeating: try #require(demande.json.valeur("/cles/0")), count: 2001))
    refuse("/cles", .tooMany) { _ = try Self.lire(demande.json.avec("/cles", many)) }
  }

  static func agent(
    _ authentication: P256PrivateKey? = nil, _ encryption: P256PrivateKey? = nil
  ) throws -> JSON {
    func pem(_ key: P256PrivateKey) throws -> JSON {
      .string(
        try CertificateRequest.make(subject: DistinguishedName(commonName: "agent"), key: key, usage: .digitalSignature)
          .pem)
    }
    return [
      "nom": "intervenant-fictif", "role": "intervenant", "secret": "profession", "profession": "assistante sociale",
      "demandes": [
        "authentification": try pem(authentication ?? P256PrivateKey.generate()),
        "chiffrement": try pem(encryption ?? P256PrivateKey.generate()),
      ],
    ]
  }

  static func enroler(_ json: JSON) throws -> DemandeDAgent {
    try DemandeDAgent(JSONReader(json), today: Exemples.aujourdhui())
  }

  @Test func `an enrolment is read as it was written`() throws {
    let json = try Self.agent()
    let demande = try Self.enroler(json)
    #expect(demande.json == json)
    #expect(try demande.agent(AgentID("agent-1")).profession == "assistante sociale" && !demande.professionDeSante)
    #expect(try Self.enroler(json.avec("/professionDeSante", true)).professionDeSante)
  }

  @Test func `an enrolment at fault is refused`() throws {
    let json = try Self.agent()
    let other = try Self.agent()
    let faults: [(String, JSON?, String, JSONReadingError.Code)] = [
      ("/nom", "", "/nom", .tooShort), ("/nom", "a\nb", "/nom", .controlCharacter),
      ("/nom", .string(String(repeating: "a", count: 121)), "/nom", .tooLong),
      ("/role", "assistant", "/role", .notInList), ("/secret", "aucune", "/secret", .inconsistent),
      ("/secret", nil, "/secret", .missingField), ("/profession", "\u{9B}", "/profession", .controlCharacter),
      ("/demandes", nil, "/demandes", .missingField), ("/demandes/zz", "x", "/demandes/zz", .unknownField),
      ("/demandes/authentification", nil, "/demandes/authentification", .missingField),
      ("/demandes/chiffrement", "-----BEGIN CERTIFICATE-----", "/demandes/chiffrement", .invalidFormat),
      (
        "/demandes/authentification", .string((other.valeur("/demandes/authentification")?.string ?? "") + "x\n-----"),
        "/demandes/authentification", .invalidFormat
      ),
    ]
    for (change, value, pointer, code) in faults {
      refuse(pointer, code) { _ = try Self.enroler(json.avec(change, value)) }
    }
  }

  @Test func `one key for both uses is refused`() throws {
    let key = try P256PrivateKey.generate()
    refuse("/demandes", .duplicate) { _ = try Self.enroler(Self.agent(key, key)) }
  }
}
