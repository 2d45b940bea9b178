import Liaison
import Testing

struct TexteTests {
  @Test func `a text is kept byte for byte`() throws {
    for text in ["a", "Évaluation\nsur deux lignes", "e\u{301}", "𝄞 et 👩‍👧", String(repeating: "é", count: 80)] {
      #expect(try Texte<80>(text).contenu.utf8.elementsEqual(text.utf8))
    }
  }

  @Test func `length is counted in scalars`() throws {
    #expect(try Texte<4>("é👩e\u{301}").longueur == 4)
    #expect(throws: LiaisonError(.textTooLong)) { try Texte<4>("aaaae\u{301}") }
    #expect(throws: LiaisonError(.textTooLong)) { try Texte<3>("aaaa") }
  }

  @Test(arguments: ["", " ", "\n\n", "\u{A0}\u{2003}", "\u{200B}"])
  func `a blank text is refused`(text: String) {
    #expect(throws: LiaisonError(.emptyText)) { try Texte<80>(text) }
  }

  @Test(arguments: [
    "a\u{0}b", "a\tb", "a\rb", "a\r\nb", "a\u{7F}b", "a\u{85}b", "a\u{202E}b", "a\u{2066}b", "a\u{2028}b",
    "a\u{FFFE}b", "a\u{FFFD}b", "a\u{1FFFF}b", "a\u{E0041}b",
  ])
  func `control characters, overrides and noncharacters are refused`(text: String) {
    #expect(throws: LiaisonError(.forbiddenCharacter)) { try Texte<80>(text) }
    #expect(throws: LiaisonError(.forbiddenCharacter)) { try Ligne<80>(text) }
  }

  @Test func `a line holds no newline`() throws {
    #expect(try Texte<80>("a\nb").longueur == 3)
    #expect(throws: LiaisonError(.forbiddenCharacter)) { try Ligne<80>("a\nb") }
    #expect(throws: LiaisonError(.forbiddenCharacter)) { try Ligne<80>("a\n") }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x61, 0xC3]] {
      #expect(throws: LiaisonError(.invalidEncoding)) { try bytes.withUnsafeBytes { try Texte<80>(utf8: $0) } }
    }
  }

  @Test func `texts compare by bytes, not by canonical equivalence`() throws {
    #expect(try Texte<9>("é") != Texte<9>("e\u{301}"))
    #expect(try Texte<9>("é") == Texte<9>("é"))
    #expect(try Set([Ligne<9>("é"), Ligne<9>("e\u{301}"), Ligne<9>("é")]).count == 2)
  }

  @Test func `nothing printed reveals a text`() throws {
    let fiche = try Exemples.ficheComplete()
    var dumped = ""
    dump(fiche, to: &dumped)
    dump(fiche.situation, to: &dumped)
    dump(fiche.coordonnees, to: &dumped)
    dump(fiche.identite, to: &dumped)
    let printed = "\(fiche) \(fiche.identite) \(String(reflecting: fiche.mineurs)) \(fiche.demande)" + dumped
    for word in ["Zyxnom", "Zyxprenom", "Évaluation", "Enfant", "rendez-vous", "pièce.pdf", "12345678", "zyx@", "6364"]
    {
      #expect(!printed.contains(word))
    }
  }

  @Test(arguments: [
    ("06 12 34 56 78", "+33612345678"), ("04.74.00.00.00", "+33474000000"), ("+33 6 12 34 56 78", "+33612345678"),
    ("+41-22-123-45-67", "+41221234567"), ("3919", "3919"), ("119", "119"), ("17", "17"),
  ])
  func `a telephone number is normalised`(typed: String, numero: String) throws {
    #expect(try Telephone(typed).numero == numero)
  }

  @Test(arguments: [
    "", "06 12 34 56 7", "06 12 34 56 789", "00 12 34 56 78", "+0612345678", "6 12 34 56 78", "06/12/34/56/78", "abc",
    "++33612345678", "06+1234567", "0٦12345678", "391",
  ])
  func `a number that cannot be called is refused`(typed: String) {
    #expect(throws: LiaisonError(.invalidPhone)) { try Telephone(typed) }
  }

  @Test func `a telephone number is shown in pairs`() throws {
    #expect(try Telephone("+33612345678").affichage == "06 12 34 56 78")
    #expect(try Telephone("3919").affichage == "3919")
  }

  @Test(arguments: ["a@b.fr", "prenom.nom+x@Exemple.FR", "o'neil@a-b.example.org"])
  func `a mail address is accepted`(typed: String) throws {
    #expect(try Courriel(typed).adresse.hasSuffix(typed.split(separator: "@")[1].lowercased()))
  }

  @Test(arguments: [
    "", "a", "@b.fr", "a@", "a@b", "a@@b.fr", "a@b..fr", ".a@b.fr", "a.@b.fr", "a@-b.fr", "a@b-.fr", "a b@c.fr",
    "é@b.fr", "a@b.fr\n", "\"a\"@b.fr", "a@[127.0.0.1]", "a@b_c.fr",
  ])
  func `an odd mail address is refused`(typed: String) {
    #expect(throws: LiaisonError(.invalidEmail)) { try Courriel(typed) }
  }
}
