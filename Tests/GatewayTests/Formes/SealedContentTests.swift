import Cryptography
import Gateway
import JSON
import Liaison
import Testing

struct SealedContentTests {
  static func contenus() throws -> [ContenuScelle] {
    let transmission = try Exemples.demande(Exemples.maximale()).transmission
    let least = try Exemples.demande(Exemples.minimale).transmission
    let auteur = try AgentID("intervenant-1")
    return [
      .fiche(FicheScellee(transmission.fiche, de: transmission, par: auteur)),
      .fiche(FicheScellee(try transmission.fiche.reduite(aux: [.identite, .demande]), de: transmission, par: auteur)),
      .fiche(FicheScellee(least.fiche, de: least, par: auteur)),
      .accuse(AccuseDeReception(priseEnChargePar: try AgentID("ts-1"), message: try Texte("Reçu."))),
      .refus(try Refus(motif: .init(code: "autre"), precisions: Texte("Voir ailleurs."))),
      .reorientation(try Reorientation(vers: .init("s-b"), motif: .init(code: "autre"), precisions: Texte("Là-bas."))),
      .retour(
        try Retour(issue: .dejaSuivi, connuDuDepartement: .oui, connuDeLaCAF: .non, commentaire: Texte("Suivi."))),
      .avisDePeril(
        AvisDePeril(
          personne: try Ligne("Personnage"), lieu: try Texte("Ici"), danger: try Texte("Feu"),
          demande: try Texte("Venir"), alinea: .second)),
      .justification(try Justification(Texte("Il y avait un danger imaginaire."))),
    ]
  }

  static func texte(_ secret: SecretBytes) -> String { secret.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }

  static func secret(_ text: String) -> SecretBytes { SecretBytes(copying: Array(text.utf8)) }

  static func lire(_ secret: SecretBytes) throws -> ContenuScelle {
    try SealedContent.read(secret, sealedOn: Exemples.aujourdhui())
  }

  @Test func `what is sealed is read back, from canonical bytes`() throws {
    for contenu in try Self.contenus() {
      let bytes = SealedContent.bytes(of: contenu)
      #expect(try Self.lire(bytes) == contenu)
      #expect(try JSON.parse(Self.texte(bytes)).serialized(.canonical) == Array(Self.texte(bytes).utf8))
      #expect(try JSON.parse(Self.texte(bytes))["genre"]?.string == contenu.nature.code)
    }
  }

  @Test func `a refusal has known bytes`() throws {
    let refus = try Refus(motif: .init(code: "doublon"))
    #expect(Self.texte(SealedContent.refus(refus)) == #"{"genre":"refus","refus":{"motif":"doublon"},"v":1}"#)
  }

  @Test func `a fiche takes what it rests on, and no section that was withheld`() throws {
    let transmission = try Exemples.demande(Exemples.maximale()).transmission
    let fiche = try transmission.fiche.reduite(aux: [.identite, .demande, .consignesContact])
    let text = Self.texte(SealedContent.fiche(fiche, of: transmission, by: try AgentID("intervenant-1")))
    for needle in [#""auteur":"intervenant-1""#, #""circuit":"orientation-secteur""#, #""par":"representant-legal""#] {
      #expect(text.contains(needle))
    }
    for withheld in ["sante\":{", "infractions\":{", "mineurs\":{", "Récit inventé", "rue Imaginaire"] {
      #expect(!text.contains(withheld))
    }
  }

  @Test func `a content of another layout is refused`() throws {
    let bytes = Self.texte(SealedContent.refus(try Refus(motif: .init(code: "doublon"))))
    let faults: [(String, String, JSONReadingError.Code)] = [
      (bytes.replacing(#""v":1"#, with: #""v":2"#), "/v", .notInList),
      (bytes.replacing(#""v":1"#, with: #""v":"1""#), "/v", .wrongType),
      (bytes.replacing(#","v":1"#, with: ""), "/v", .missingField),
      (bytes.replacing(#""genre":"refus""#, with: #""genre":"piece-jointe""#), "/genre", .notInList),
      (bytes.replacing(#""genre":"refus""#, with: #""genre":"retour""#), "/retour", .missingField),
      (bytes.replacing(#""genre":"refus","#, with: ""), "/genre", .missingField),
      (bytes.replacing(#"{"genre""#, with: #"{"x":1,"genre""#), "/x", .unknownField),
      (bytes.replacing("doublon", with: "triplon"), "/refus/motif", .notInList),
    ]
    for (text, pointer, code) in faults {
      refuse(pointer, code) { _ = try Self.lire(Self.secret(text)) }
    }
  }

  @Test func `bytes that are not JSON are refused`() throws {
    let bytes = Self.texte(SealedContent.refus(try Refus(motif: .init(code: "doublon"))))
    let texts = [
      "", "{", bytes + "x", "\u{FEFF}" + bytes, bytes.replacing(#""v":1"#, with: #""v":1,"v":1"#),
      bytes + String(repeating: " ", count: SealedContent.maximum),
    ]
    for text in texts {
      #expect(throws: JSONError.self) { _ = try Self.lire(Self.secret(text)) }
    }
  }

  @Test func `what was in the future when it was sealed is refused`() throws {
    let transmission = try Exemples.demande(Exemples.maximale()).transmission
    let bytes = SealedContent.fiche(transmission.fiche, of: transmission, by: try AgentID("a"))
    refuse("/accord/le", .outOfRange) { _ = try SealedContent.read(bytes, sealedOn: CalendarDay("2026-11-17")) }
    #expect(throws: Never.self) { try SealedContent.read(bytes, sealedOn: CalendarDay("2027-11-21")) }
  }
}
