import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing
import Testing

/// The forms of a key that lives in a browser.
struct CoffreFormeTests {
  static func demande() throws -> DemandeDeChiffrement {
    DemandeDeChiffrement(
      demande: try TestGateway.demande("agent", P256PrivateKey.generate()), coffre: try TestGateway.coffre())
  }

  static func depot() throws -> DemandeDeCoffre {
    DemandeDeCoffre(
      coffre: try TestGateway.coffre(), cle: try #require(RecipientKeyID(bytes: [UInt8](repeating: 0xAB, count: 20))))
  }

  private func lire(_ json: JSON) throws -> DemandeDeChiffrement {
    try DemandeDeChiffrement(JSONReader(json), today: Exemples.aujourdhui())
  }

  @Test func `a coffre is read as it was written`() throws {
    let demande = try Self.demande()
    #expect(try lire(demande.json) == demande)
    let depot = try Self.depot()
    #expect(try DemandeDeCoffre(JSONReader(depot.json), today: Exemples.aujourdhui()) == depot)
    for (value, code) in [
      (nil, .missingField), ("00", .invalidFormat), (.string(depot.cle.hex.uppercased()), .invalidFormat),
    ] as [(JSON?, JSONReadingError.Code)] {
      refuse("/cle", code) {
        _ = try DemandeDeCoffre(JSONReader(depot.json.avec("/cle", value)), today: Exemples.aujourdhui())
      }
    }
    let most = try lire(demande.json.avec("/coffre/iterations", 10_000_000))
    #expect(most.coffre.iterations.count == 10_000_000)
  }

  @Test func `a coffre of another form is refused`() throws {
    let json = try Self.demande().json
    func base64(_ count: Int) -> JSON { .string(Data(repeating: 7, count: count).base64EncodedString()) }
    let faults: [(String, JSON?, JSONReadingError.Code)] = [
      ("/coffre/version", 2, .outOfRange), ("/coffre/version", 0, .outOfRange), ("/coffre/version", nil, .missingField),
      ("/coffre/derivation", "PBKDF2-SHA-1", .notInList), ("/coffre/derivation", "pbkdf2-sha-256", .notInList),
      ("/coffre/iterations", 599_999, .outOfRange), ("/coffre/iterations", 1, .outOfRange),
      ("/coffre/iterations", -600_000, .outOfRange), ("/coffre/iterations", 10_000_001, .outOfRange),
      ("/coffre/iterations", "600000", .wrongType), ("/coffre/sel", base64(15), .tooShort),
      ("/coffre/sel", base64(17), .tooLong), ("/coffre/sel", "!!", .invalidFormat),
      ("/coffre/iv", base64(11), .tooShort),
      ("/coffre/iv", base64(16), .tooLong), ("/coffre/chiffre", base64(82), .tooShort),
      ("/coffre/chiffre", base64(257), .tooLong), ("/coffre/chiffre", "", .tooShort),
      ("/coffre/phrase", "x", .unknownField), ("/coffre", nil, .missingField), ("/demande", nil, .missingField),
      ("/demande", "-----BEGIN CERTIFICATE-----", .invalidFormat), ("/cle", "x", .unknownField),
    ]
    for (pointer, value, code) in faults {
      refuse(pointer, code, "\(pointer)") { _ = try lire(json.avec(pointer, value)) }
    }
  }

  @Test func `a request whose key did not sign it proves nothing`() throws {
    let (one, other) = (try Self.demande(), try Self.demande())
    // The signature ends the request: its last bytes of another make it nobody's.
    let forged = Array(one.demande.der.dropLast(20)) + other.demande.der.suffix(20)
    let pem =
      "-----BEGIN CERTIFICATE REQUEST-----\n\(Data(forged).base64EncodedString())\n-----END CERTIFICATE REQUEST-----\n"
    refuse("/demande", .invalidFormat) { _ = try lire(one.json.avec("/demande", .string(pem))) }
  }
}
