import Liaison
import Testing

struct IdentifierTests {
  @Test(arguments: ["a", "secteur-bresse", "7", "a1-b2-c3", String(repeating: "a", count: 64)])
  func `an identifier is a slug`(text: String) throws {
    #expect(try AgentID(text).description == text)
    #expect(try OrganismeID(text).description == text)
  }

  @Test(arguments: [
    "", "-a", "a-", "a--b", "A", "é", "a b", "a_b", "a/b", "../a", "a\n", String(repeating: "a", count: 65), "a\u{301}",
  ])
  func `anything else is refused`(text: String) {
    #expect(throws: LiaisonError(.invalidIdentifier)) { try AgentID(text) }
    #expect(throws: LiaisonError(.invalidIdentifier)) { try OrganismeID(text) }
  }

  @Test func `an idempotency key keeps its bytes both ways`() throws {
    for _ in 0..<50 {
      let key = IdempotencyKey.random()
      #expect(try IdempotencyKey(key.description) == key)
      #expect(try IdempotencyKey(bytes: key.bytes) == key)
    }
    let text = "00112233-4455-6677-8899-aabbccddeeff"
    #expect(try IdempotencyKey(text).bytes == (0..<16).map { UInt8($0 * 17) })
    #expect(try IdempotencyKey(text).description == text)
  }

  @Test func `a draft's name keeps its bytes both ways`() throws {
    let text = "00112233445566778899aabbccddeeff"
    #expect(try BrouillonID(text).bytes == (0..<16).map { UInt8($0 * 17) })
    #expect(try BrouillonID(bytes: BrouillonID(text).bytes).description == text)
  }

  @Test(arguments: [
    "", "00112233445566778899aabbccddeef", "00112233445566778899aabbccddeefff", "00112233445566778899AABBCCDDEEFF",
    "00112233445566778899aabbccddeefg", "00112233-4455-6677-8899-aabbccddeeff", " 0112233445566778899aabbccddeeff",
    "0011223344556677８899aabbccddeef",
  ])
  func `a malformed name of a draft is refused`(text: String) {
    #expect(throws: LiaisonError(.invalidIdentifier)) { try BrouillonID(text) }
    #expect(throws: LiaisonError(.invalidIdentifier)) { try BrouillonID(bytes: [UInt8](repeating: 0, count: 15)) }
    #expect(throws: LiaisonError(.invalidIdentifier)) { try BrouillonID(bytes: [UInt8](repeating: 0, count: 17)) }
  }

  @Test(arguments: [
    "", "00112233-4455-6677-8899-aabbccddeef", "00112233-4455-6677-8899-AABBCCDDEEFF",
    "001122334455-6677-8899-aabbccddeeff-", "00112233-4455-6677-8899-aabbccddeefg",
    "{0112233-4455-6677-8899-aabbccddeeff",
  ])
  func `a malformed key is refused`(text: String) {
    #expect(throws: LiaisonError(.invalidKey)) { try IdempotencyKey(text) }
  }

  @Test func `fifteen or seventeen bytes are not a key`() {
    #expect(throws: LiaisonError(.invalidKey)) { try IdempotencyKey(bytes: [UInt8](repeating: 0, count: 15)) }
    #expect(throws: LiaisonError(.invalidKey)) { try IdempotencyKey(bytes: [UInt8](repeating: 0, count: 17)) }
  }

  @Test func `an envelope's reference parses back`() throws {
    let reference = try EnvelopeReference(Reference(.ficheNavette, year: 2026), .pieceJointe, rang: 2)
    #expect(try EnvelopeReference(reference.description) == reference)
    #expect(reference.description.hasSuffix("/piece-jointe/2"))
  }

  @Test(arguments: ["/fiche/0", "/fiche/01", "/fiche/10000", "/Fiche/1", "/fiche", "/fiche/1/", "/fiche/+1"])
  func `a malformed envelope's reference is refused`(suffix: String) {
    let reference = Reference(.ficheNavette, year: 2026)
    #expect(throws: LiaisonError.self) { try EnvelopeReference("\(reference)\(suffix)") }
  }
}
