import Gateway
import JSON
import Liaison
import Testing

struct TransmissionFormeTests {
  @Test func `the golden transmission is written back byte for byte`() throws {
    let bytes = try Exemples.vecteur("fiche-maximale.json")
    let demande = try Exemples.demande(JSON.parse(bytes))
    #expect(demande.json.serialized(.pretty) == bytes)
    #expect(demande.minimiser && demande.transmission.fiche.sections == Set(SectionCode.allCases))
    #expect(try Exemples.demande(demande.json) == demande)
  }

  @Test func `the golden transmission says what it says`() throws {
    let transmission = try Exemples.demande(Exemples.maximale()).transmission
    #expect(
      try transmission.destination
        == .organisme(OrganismeID("secteur-exempleville"), MotifDestinataire(code: "eloignement-securite")))
    #expect(transmission.circuit == .orientationSecteur && transmission.urgence == .prioritaire)
    #expect(transmission.faits.protection == .incapable([.physique, .psychique]))
    #expect(transmission.fiche.identite.prenoms.contenu == "Zoé Xénia")
    #expect(try transmission.fiche.coordonnees?.commune == CodeCommune("01053"))
    #expect(transmission.fiche.consignesContact?.numeroSur?.affichage == "06 39 98 00 02")
    #expect(transmission.fiche.mineurs?.mineurs.last?.ageEstime == .de3a5)
    #expect(transmission.fiche.piecesJointes.map(\.categorie) == [.sante, .ordinaire])
  }

  @Test func `the least transmission is accepted, and its defaults are written`() throws {
    let demande = try Exemples.demande(Exemples.minimale)
    #expect(demande.transmission.accord == .nonDemande && !demande.minimiser)
    #expect(demande.transmission.faits.imminence == .aucune && demande.transmission.faits.protection == .nonEvaluee)
    #expect(demande.json["fiche"]?.texte == Exemples.minimale["fiche"]?.texte && demande.json["minimiser"] == nil)
    #expect(try Exemples.demande(demande.json) == demande)
  }

  @Test func `the commune of the fiche decides when no destination is named`() throws {
    let json = try Exemples.maximale().avec("/destination", nil).avec("/motifDestination", nil)
    let demande = try Exemples.demande(json)
    #expect(try demande.transmission.destination == .commune(CodeCommune("01053")))
    #expect(demande.json == json)
    let homeless = json.avec("/fiche/coordonnees/residence", "sans-domicile")
    #expect(try Exemples.demande(homeless).transmission.destination == .commune(CodeCommune("01053")))
  }

  @Test func `a transmission that nobody can address is refused`() throws {
    let json = try Exemples.maximale().avec("/destination", nil)
    refuse("/destination", .missingField) { _ = try Exemples.demande(json) }
    let nowhere = json.avec("/motifDestination", nil).avec("/fiche/coordonnees", nil)
    refuse("/destination", .missingField) { _ = try Exemples.demande(nowhere) }
    let abroad = json.avec("/motifDestination", nil).avec("/fiche/coordonnees", ["residence": "etranger"])
    refuse("/destination", .missingField) { _ = try Exemples.demande(abroad) }
  }

  @Test func `null is absence, for what can be absent and for what cannot`() throws {
    let json = try Exemples.maximale()
    #expect(try Exemples.demande(json.avec("/fiche/sante", .null)).transmission.fiche.sante == nil)
    refuse("/fiche/demande", .missingField) { _ = try Exemples.demande(json.avec("/fiche/demande", .null)) }
  }
}
