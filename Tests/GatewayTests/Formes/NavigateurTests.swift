import Cryptography
import Foundation
import Gateway
import JSON
import Sealing
import Testing

/// What the browser's scripts made, once, with Tests/tools/browser_vectors.mjs: a request, a coffre, a draft,
/// re-wrapped keys.
struct NavigateurTests {
  private let vecteur: JSONObject

  init() throws {
    vecteur = try #require(try JSON.parse(Exemples.vecteur("navigateur.json")).object)
  }

  private func texte(_ path: String...) throws -> String {
    var json = JSON.object(vecteur)
    for name in path { json = try #require(json.object?[name]) }
    return try #require(json.string)
  }

  private func cle(_ qui: String) throws -> (P256PrivateKey, RecipientKeyID) {
    func octets(_ name: String) throws -> [UInt8] { try #require(Hexadecimal.decode(try texte(qui, name))) }
    let cle = try P256PrivateKey(scalar: SecretBytes(copying: try octets("scalaire")))
    return (cle, try #require(RecipientKeyID(bytes: try octets("ski"))))
  }

  private func brouillon() throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: try texte("brouillon", "cms"))))
  }

  private func lireCles(_ change: (inout JSONObject) -> Void = { _ in }) throws -> [CleReenveloppee] {
    var cle = try #require(vecteur["cles"]?.array?.first?.object)
    change(&cle)
    let demande: JSON = ["destination": "secteur-b", "motif": "changement-adresse", "cles": [.object(cle)]]
    return try DemandeDeReorientation(JSONReader(demande), today: Exemples.aujourdhui()).cles
  }

  /// Opens a core with the primitives alone.
  private func ouvrir(_ enveloppe: SealedEnvelope, _ qui: String) throws -> [UInt8] {
    let (cle, nom) = try cle(qui)
    let row = try #require(enveloppe.wrappedKey(for: nom))
    let secret = try cle.sharedSecret(with: P256PublicKey(uncompressedPoint: row.ephemeralPoint))
    let info = try #require(Hexadecimal.decode("3015300b060960864801650304012da206040400000100"))
    let contenu = try AESKeyWrap.unwrap(row.wrapped, under: X963KDF.derive(secret, sharedInfo: info, count: 32))
    let core = enveloppe.core
    return try AESGCM.open(core.ciphertext, tag: core.tag, key: contenu, iv: core.iv).withUnsafeBytes { Array($0) }
  }

  @Test func `the browser's request is one for key agreement, signed by its key`() throws {
    let pem = Array(try texte("demande").utf8)
    let request = try CertificateRequest(pem: pem)
    #expect(request.requestedKeyUsage == .keyAgreement)
    #expect(request.subject.commonName == (try texte("agent")))
    for index in request.der.indices {
      var touched = request.der
      touched[index] ^= 1
      #expect(throws: CryptographyError.self) { try CertificateRequest(der: touched) }
    }
  }

  @Test func `the browser's coffre gives the key of its request back, under its phrase and for its agent alone`() throws
  {
    let json = try #require(vecteur["coffre"])
    let (agent, phrase) = (try texte("agent"), try texte("phrase"))
    func ouvrir(_ json: JSON, _ agent: String, _ phrase: String) throws -> P256PrivateKey {
      let coffre = try Coffre(JSONReader(json))
      return try coffre.open(of: agent, under: SecretBytes(copying: Array(phrase.utf8)))
    }
    let cle = try ouvrir(json, agent, phrase)
    #expect(Hexadecimal.encode(cle.publicKey.keyIdentifier) == (try texte("ski")))
    #expect(cle.publicKey == (try CertificateRequest(pem: Array(texte("demande").utf8)).publicKey))
    #expect(try Coffre(JSONReader(json)).json == json)

    let refus: [(JSON, String, String)] =
      [(json, "a-0018", phrase), (json, "a-001", phrase)]
      + [phrase + " ", phrase.uppercased(), String(phrase.dropLast()), ""].map { (json, agent, $0) }
      + (try ["sel", "iv", "chiffre"].map { nom in
        var octets = Array(try #require(Data(base64Encoded: try texte("coffre", nom))))
        octets[octets.count - 1] ^= 1
        return (json.avec("/\(nom)", .string(Data(octets).base64EncodedString())), agent, phrase)
      }) + [(json.avec("/iterations", 1_000_001), agent, phrase)]
    for (json, agent, phrase) in refus {
      let faute = #expect(throws: SealingError.self) { try ouvrir(json, agent, phrase) }
      #expect(faute?.code == .wrongKey)
    }
  }

  @Test func `the browser's draft is an envelope of the strict profile, that its author opens`() throws {
    let cms = try brouillon()
    let enveloppe = try SealedEnvelope(id: .random(), cms: cms)
    #expect(enveloppe.cms() == cms)
    #expect(try ouvrir(enveloppe, "auteur") == Array(texte("brouillon", "clair").utf8))
    #expect(enveloppe.wrappedKey(for: try cle("lecteur").1) == nil)
    #expect(throws: SealingError.self) { try SealedEnvelope(id: .random(), cms: cms + [0]) }
    var touched = cms
    touched[touched.count - 1] ^= 1
    #expect(throws: CryptographyError.self) { try ouvrir(SealedEnvelope(id: .random(), cms: touched), "auteur") }
  }

  @Test func `keys that the browser wrapped again are read, and open the same content`() throws {
    let cle = try #require(try lireCles().first)
    let enveloppe = try SealedEnvelope(id: .random(), cms: brouillon()).adding([cle.cle])
    #expect(try ouvrir(enveloppe, "lecteur") == ouvrir(enveloppe, "auteur"))
    #expect(try SealedEnvelope(id: .random(), cms: enveloppe.cms()).wrappedKeys == enveloppe.wrappedKeys)
    for (nom, valeur) in [("ephemere", "BA=="), ("cle", "AAAA"), ("destinataire", "00"), ("enveloppe", "00")] {
      #expect(throws: JSONReadingError.self) { try lireCles { $0[nom] = .string(valeur) } }
    }
  }
}
