import Gateway
import JSON
import Liaison
import Testing

/// Faults planted one by one in the golden transmission; each must be named by its own pointer.
struct TransmissionRefusTests {
  @Test func `an unknown member is refused wherever there is an object`() throws {
    let json = try Exemples.maximale()
    let objects = json.tous.filter { $0.valeur.object != nil }
    try #require(objects.count >= 20)
    for (pointer, _) in objects {
      refuse("\(pointer)/inconnu", .unknownField, "\(pointer)") {
        _ = try Exemples.demande(json.avec("\(pointer)/inconnu", "x"))
      }
    }
  }

  @Test func `another type is refused at every place`() throws {
    let json = try Exemples.maximale()
    let values = json.tous
    try #require(values.count >= 100)
    for (pointer, value) in values {
      let others: [JSON] =
        switch value {
        case .string: [7, true, [:], []]
        case .integer: ["7", true, .double(7.5), []]
        case .bool: ["true", 1, []]
        case .array: ["x", [:], 1]
        case .object: ["x", [], 1]
        case .double, .null: []
        }
      for other in others {
        refuse(pointer, .wrongType, "\(pointer)") { _ = try Exemples.demande(json.avec(pointer, other)) }
      }
    }
  }

  @Test func `what is needed is missed where it is missing`() throws {
    let json = try Exemples.maximale()
    let needed: Set<String> = [
      "/circuit", "/fondement", "/urgence", "/destination", "/faits", "/fiche",
      "/accord/etat", "/accord/par", "/accord/le", "/accord/information", "/accord/objets",
      "/faits/profil", "/faits/classeAge", "/faits/accord", "/faits/causesIncapacite",
      "/saisine/mode", "/saisine/origine", "/saisine/recueLe",
      "/fiche/identite", "/fiche/identite/nom", "/fiche/identite/prenoms", "/fiche/identite/sexe",
      "/fiche/coordonnees/residence", "/fiche/coordonnees/commune",
      "/fiche/consignesContact/plages/0/jours", "/fiche/consignesContact/plages/0/debut",
      "/fiche/consignesContact/plages/0/fin", "/fiche/consignesContact/plages/1/jours",
      "/fiche/consignesContact/plages/1/debut", "/fiche/consignesContact/plages/1/fin",
      "/fiche/compositionFamiliale/situation", "/fiche/compositionFamiliale/membres/0/lien",
      "/fiche/compositionFamiliale/membres/0/auFoyer", "/fiche/compositionFamiliale/membres/1/lien",
      "/fiche/compositionFamiliale/membres/1/auFoyer",
      "/fiche/situation/profil", "/fiche/situation/problematique", "/fiche/situation/evaluation",
      "/fiche/sante/elements", "/fiche/infractions/natures", "/fiche/infractions/recit",
      "/fiche/infractions/procedure", "/fiche/mineurs/mineurs", "/fiche/mineurs/elements",
      "/fiche/mineurs/mineurs/0/nom", "/fiche/mineurs/mineurs/0/sexe", "/fiche/mineurs/mineurs/1/nom",
      "/fiche/mineurs/mineurs/1/sexe", "/fiche/demande", "/fiche/demande/attendu",
      "/fiche/piecesJointes/0/nom", "/fiche/piecesJointes/0/type", "/fiche/piecesJointes/0/taille",
      "/fiche/piecesJointes/0/empreinte", "/fiche/piecesJointes/0/categorie",
      "/fiche/piecesJointes/1/nom", "/fiche/piecesJointes/1/type", "/fiche/piecesJointes/1/taille",
      "/fiche/piecesJointes/1/empreinte", "/fiche/piecesJointes/1/categorie",
      "/pieces/0/empreinte", "/pieces/0/contenu", "/pieces/1/empreinte", "/pieces/1/contenu",
    ]
    // Their absence says something else than what remains.
    let contradicted = [
      "/accord": "/accord", "/faits/objetsAccord": "/accord", "/faits/protection": "/faits/causesIncapacite",
      "/faits/parents": "/faits/motifParents",
    ]
    let members = json.tous.map(\.pointer).filter { !$0.isEmpty && Int($0.split(separator: "/").last ?? "") == nil }
    #expect(needed.isSubset(of: members))
    for pointer in members {
      let body = { _ = try Exemples.demande(json.avec(pointer, nil)) }
      if needed.contains(pointer) {
        refuse(pointer, .missingField, "\(pointer)", body)
      } else if let place = contradicted[pointer] {
        refuse(place, .inconsistent, "\(pointer)", body)
      } else {
        #expect(faute(body) == nil, "\(pointer)")
      }
    }
  }

  static let textes: [(pointer: String, maximum: Int, lignes: Bool)] = [
    ("/fiche/identite/nom", 80, false), ("/fiche/identite/nomUsage", 80, false),
    ("/fiche/identite/prenoms", 80, false), ("/fiche/identite/langue", 40, false),
    ("/fiche/coordonnees/adresse", 200, true), ("/fiche/coordonnees/heberge", 120, false),
    ("/fiche/consignesContact/personneDeConfiance", 120, false), ("/fiche/consignesContact/precisions", 500, true),
    ("/fiche/compositionFamiliale/membres/0/nom", 160, false),
    ("/fiche/compositionFamiliale/precisions", 1000, true), ("/fiche/situation/evaluation", 4000, true),
    ("/fiche/situation/logement", 500, true), ("/fiche/situation/ressources", 500, true),
    ("/fiche/situation/demarches", 1000, true), ("/fiche/sante/elements", 2000, true),
    ("/fiche/sante/suivi", 500, true), ("/fiche/sante/handicap", 200, true), ("/fiche/infractions/recit", 4000, true),
    ("/fiche/infractions/autrePersonne", 160, false), ("/fiche/mineurs/mineurs/1/nom", 160, false),
    ("/fiche/mineurs/mineurs/0/scolarite", 160, false), ("/fiche/mineurs/mineurs/0/vitAvec", 160, false),
    ("/fiche/mineurs/elements", 4000, true), ("/fiche/mineurs/positionDesParents", 1000, true),
    ("/fiche/demande/demandeDeLaPersonne", 2000, true), ("/fiche/demande/attendu", 2000, true),
    ("/fiche/demande/servicesEnLien", 500, true), ("/fiche/piecesJointes/0/nom", 120, false),
  ]

  @Test(arguments: textes)
  func `a text is bounded and clean`(pointer: String, maximum: Int, lignes: Bool) throws {
    let json = try Exemples.maximale()
    func reading(_ text: String) -> () throws -> Void {
      { _ = try Exemples.demande(json.avec(pointer, .string(text))) }
    }
    #expect(faute(reading(String(repeating: "é", count: maximum))) == nil)
    refuse(pointer, .tooLong, nil, reading(String(repeating: "é", count: maximum + 1)))
    refuse(pointer, .tooShort, nil, reading(""))
    refuse(pointer, .tooShort, nil, reading(" \u{A0} "))
    for character in [
      "\u{0}", "\u{1B}[2J", "\t", "\r", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{FFFE}",
    ] {
      refuse(pointer, .controlCharacter, nil, reading("a\(character)b"))
    }
    if lignes {
      #expect(faute(reading("a\nb")) == nil)
    } else {
      refuse(pointer, .controlCharacter, nil, reading("a\nb"))
    }
  }

  @Test func `a code outside its list is refused, and so is another spelling`() throws {
    let json = try Exemples.maximale()
    let codes = [
      "/circuit", "/fondement", "/urgence", "/motifDestination", "/accord/etat", "/accord/par",
      "/accord/information/1", "/accord/objets/0", "/faits/profil", "/faits/classeAge", "/faits/protection",
      "/faits/causesIncapacite/0", "/faits/natures/1", "/faits/imminence", "/faits/arme", "/faits/accord",
      "/faits/objetsAccord/2", "/faits/parents", "/faits/motifParents", "/saisine/mode", "/saisine/origine",
      "/fiche/identite/sexe", "/fiche/coordonnees/residence", "/fiche/coordonnees/commune",
      "/fiche/consignesContact/interdits/0", "/fiche/consignesContact/plages/1/jours/0",
      "/fiche/compositionFamiliale/situation", "/fiche/compositionFamiliale/membres/1/lien",
      "/fiche/situation/profil", "/fiche/situation/problematique", "/fiche/situation/autresProblematiques/0",
      "/fiche/infractions/natures/1", "/fiche/infractions/procedure", "/fiche/mineurs/mineurs/1/ageEstime",
      "/fiche/mineurs/mineurs/0/sexe", "/fiche/demande/orientations/0", "/fiche/piecesJointes/0/type",
      "/fiche/piecesJointes/1/categorie",
    ]
    for pointer in codes {
      let code = try #require(json.valeur(pointer)?.string)
      for other in ["inconnu", "", code.uppercased() + " ", "\(code)\u{301}"] {
        refuse(pointer, .notInList, "\(pointer)") { _ = try Exemples.demande(json.avec(pointer, .string(other))) }
      }
    }
  }

  @Test func `a commune that does not exist is refused`() throws {
    let json = try Exemples.maximale()
    for code in ["01999", "1053", "2C001", "01053 ", "99999"] {
      refuse("/fiche/coordonnees/commune", .notInList, "\(code)") {
        _ = try Exemples.demande(json.avec("/fiche/coordonnees/commune", .string(code)))
      }
    }
    let abroad = json.avec("/fiche/coordonnees/residence", "etranger")
    refuse("/fiche/coordonnees/commune", .inconsistent) { _ = try Exemples.demande(abroad) }
  }

  static let jours: [(pointer: String, futur: Bool)] = [
    ("/accord/le", true), ("/saisine/recueLe", true), ("/fiche/identite/naissance", true),
    ("/fiche/compositionFamiliale/membres/0/naissance", true), ("/fiche/infractions/dateDesFaits", true),
    ("/fiche/mineurs/mineurs/0/naissance", true),
  ]

  @Test(arguments: jours)
  func `a day is one that exists and has come`(pointer: String, futur: Bool) throws {
    let json = try Exemples.maximale()
    for text in ["2026-02-30", "2026-13-01", "21/11/2026", "2026-1-1", "", "2026-11-21T10:00:00Z", "２０２６-11-21"] {
      refuse(pointer, .invalidFormat, "\(text)") { _ = try Exemples.demande(json.avec(pointer, .string(text))) }
    }
    refuse(pointer, .outOfRange) { _ = try Exemples.demande(json.avec(pointer, "2026-11-22")) }
    refuse(pointer, .outOfRange) { _ = try Exemples.demande(json.avec(pointer, "1799-12-31")) }
    #expect(faute { _ = try Exemples.demande(json.avec(pointer, "2026-11-21")) } == nil)
  }

  @Test func `nobody is more than 130 years old`() throws {
    let json = try Exemples.maximale()
    let pointer = "/fiche/identite/naissance"
    #expect(faute { _ = try Exemples.demande(json.avec(pointer, "1896-11-21")) } == nil)
    refuse(pointer, .outOfRange) { _ = try Exemples.demande(json.avec(pointer, "1895-11-21")) }
  }

  static let formes: [(pointer: String, texts: [String])] = [
    ("/fiche/coordonnees/telephone", ["06", "06 39 98 00 0x", "0039980001", "", "+0639980001"]),
    ("/fiche/consignesContact/numeroSur", ["téléphone", "123456"]),
    ("/fiche/coordonnees/courriel", ["zoe", "zoe@", "@exemple.invalid", "a@b", "zoe@exemple.invalid\n"]),
    ("/fiche/consignesContact/plages/0/debut", ["9:00", "24:00", "09:60", "09h00"]),
    ("/fiche/consignesContact/plages/0/fin", ["", "11:3"]),
    ("/destination", ["Secteur", "secteur_1", "", "-a", "a--b", "é"]),
    ("/saisine/unite", ["Commissariat", "a b"]),
    (
      "/fiche/piecesJointes/0/empreinte",
      ["", "00", String(repeating: "A", count: 64), String(repeating: "g", count: 64)]
    ),
  ]

  @Test(arguments: formes)
  func `a text of another form is refused`(pointer: String, texts: [String]) throws {
    let json = try Exemples.maximale()
    for text in texts {
      refuse(pointer, .invalidFormat, "\(text)") { _ = try Exemples.demande(json.avec(pointer, .string(text))) }
    }
  }

  static let contradictions: [(change: String, to: JSON, pointer: String, code: JSONReadingError.Code)] = [
    ("/faits/accord", "refuse", "/faits/objetsAccord", .inconsistent),
    ("/faits/objetsAccord", ["contact"], "/accord", .inconsistent),
    ("/faits/protection", "capable", "/faits/causesIncapacite", .inconsistent),
    ("/faits/causesIncapacite", [], "/faits/causesIncapacite", .missingField),
    ("/faits/parents", "informes", "/faits/motifParents", .inconsistent),
    ("/faits/natures", ["menaces", "menaces"], "/faits/natures/1", .duplicate),
    ("/accord/etat", "non-demande", "/accord/par", .unknownField),
    ("/accord/etat", "impossible", "/accord/motif", .missingField),
    ("/accord/information", [], "/accord/information", .missingField),
    ("/accord/objets", [], "/accord/objets", .missingField),
    ("/accord/objets", ["contact", "contact"], "/accord/objets/1", .duplicate),
    ("/fiche/identite/ageEstime", "26-39", "/fiche/identite/ageEstime", .inconsistent),
    ("/fiche/consignesContact", [:], "/fiche/consignesContact", .missingField),
    ("/fiche/consignesContact/plages/0/fin", "09:00", "/fiche/consignesContact/plages/0/fin", .inconsistent),
    ("/fiche/consignesContact/plages/1/jours", [], "/fiche/consignesContact/plages/1/jours", .missingField),
    ("/fiche/compositionFamiliale/enfantsMineurs", -1, "/fiche/compositionFamiliale/enfantsMineurs", .outOfRange),
    ("/fiche/compositionFamiliale/enfantsMineurs", 31, "/fiche/compositionFamiliale/enfantsMineurs", .outOfRange),
    (
      "/fiche/situation/autresProblematiques", ["violences-conjugales"], "/fiche/situation/autresProblematiques",
      .duplicate
    ),
    ("/fiche/infractions/natures", [], "/fiche/infractions/natures", .missingField),
    ("/fiche/mineurs/mineurs", [], "/fiche/mineurs/mineurs", .missingField),
    ("/fiche/mineurs/mineurs/0/ageEstime", "11-14", "/fiche/mineurs/mineurs/0/ageEstime", .inconsistent),
    ("/fiche/mineurs/mineurs/1/ageEstime", "26-39", "/fiche/mineurs/mineurs/1/ageEstime", .inconsistent),
    ("/fiche/piecesJointes/0/taille", 0, "/fiche/piecesJointes/0/taille", .outOfRange),
    ("/fiche/piecesJointes/0/taille", 10_485_761, "/fiche/piecesJointes/0/taille", .outOfRange),
    ("/fiche/piecesJointes/0/nom", "../a.pdf", "/fiche/piecesJointes/0/nom", .controlCharacter),
    ("/fiche/piecesJointes/1/nom", "a\\b.png", "/fiche/piecesJointes/1/nom", .controlCharacter),
  ]

  @Test(arguments: contradictions)
  func `what contradicts itself is refused`(
    change: String, to: JSON, pointer: String, code: JSONReadingError.Code
  ) throws {
    let json = try Exemples.maximale().avec(change, to)
    refuse(pointer, code) { _ = try Exemples.demande(json) }
  }

  @Test func `lists are bounded`() throws {
    let json = try Exemples.maximale()
    func times(_ pointer: String, _ count: Int) throws -> JSON {
      json.avec(pointer, .array(.init(repeating: try #require(json.valeur("\(pointer)/0")), count: count)))
    }
    for (pointer, maximum) in [
      ("/fiche/consignesContact/plages", 14), ("/fiche/compositionFamiliale/membres", 30),
      ("/fiche/mineurs/mineurs", 20),
    ] {
      #expect(faute { _ = try Exemples.demande(times(pointer, maximum)) } == nil, "\(pointer)")
      refuse(pointer, .tooMany, "\(pointer)") { _ = try Exemples.demande(times(pointer, maximum + 1)) }
    }
    refuse("/fiche/piecesJointes", .tooMany) { _ = try Exemples.demande(times("/fiche/piecesJointes", 11)) }
    refuse("/fiche/piecesJointes", .duplicate) { _ = try Exemples.demande(times("/fiche/piecesJointes", 2)) }
    refuse("/faits/natures", .tooMany) { _ = try Exemples.demande(times("/faits/natures", 18)) }
  }

  @Test func `no fault quotes what was sent`() throws {
    let secret = "ZZSECRETZZ"
    let json = try Exemples.maximale()
    for (pointer, value) in json.tous where value.string != nil {
      let found = faute { _ = try Exemples.demande(json.avec(pointer, .string("\(secret)\u{1}"))) }
      #expect(found != nil && !"\(String(describing: found)) \(found?.message ?? "")".contains(secret), "\(pointer)")
    }
  }
}
