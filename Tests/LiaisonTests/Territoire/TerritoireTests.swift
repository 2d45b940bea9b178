import Foundation
import Liaison
import Testing

struct CommunesTests {
  @Test func `the whole list is loaded`() throws {
    let communes = try Communes.france()
    #expect(communes.count == 34_920)
    #expect(communes.communes(departement: "01").count == 391)
    #expect(communes.communes(departement: "2A").isEmpty == false)
    #expect(communes.communes(departement: "00").isEmpty)
  }

  @Test func `a commune is found by its code`() throws {
    let communes = try Communes.france()
    let bourg = try communes.commune(CodeCommune("01053"))
    #expect(bourg.nom == "Bourg-en-Bresse" && bourg.codesPostaux == ["01000"] && !bourg.estArrondissement)
    #expect(try communes.commune(CodeCommune("08011")).epci?.nom == "Communauté de communes Ardenne, Rives de Meuse")
    #expect(try communes.commune(CodeCommune("97601")).population == nil)
    #expect(try communes.commune(CodeCommune("69381")).estArrondissement)
    #expect(throws: LiaisonError(.unknownCommune)) { try communes.commune(CodeCommune("01999")) }
    #expect(throws: LiaisonError(.unknownCommune)) { try communes.commune(CodeCommune("99999")) }
  }

  @Test(arguments: ["", "1053", "010530", "0105A", "2C004", "3A004", "2a004", "O1053", "０1053"])
  func `a malformed code is refused`(code: String) {
    #expect(throws: LiaisonError(.unknownCommune)) { try CodeCommune(code) }
  }

  private static let header = "code_insee,nom,departement,codes_postaux,epci_siren,epci_nom,population,type\n"

  @Test func `a short list is read`() throws {
    let text = Self.header + "01001,A,01,01400 01410,200069193,\"C, D\",776,COM\n2A004,B,2A,,,,,ARM\n"
    let communes = try Communes(csv: Array(text.utf8))
    #expect(communes.count == 2)
    #expect(try communes.commune(CodeCommune("01001")).epci?.nom == "C, D")
  }

  @Test(arguments: [
    "", "01001,A,01,01400,200069193,C,776,COM", "01001,A,01,01400,200069193,C,776\n",
    "01001,A,01,01400,200069193,C,776,COM,\n", "01001,A,02,01400,200069193,C,776,COM\n",
    "01001,,01,01400,200069193,C,776,COM\n", "01001,A,01,1400,200069193,C,776,COM\n",
    "01001,A,01,01400  01410,200069193,C,776,COM\n", "01001,A,01,01400,20006919,C,776,COM\n",
    "01001,A,01,01400,200069193,,776,COM\n", "01001,A,01,01400,,C,776,COM\n", "01001,A,01,01400,,,7x6,COM\n",
    "01001,A,01,01400,,,776,XXX\n", "01001,\"A,01,01400,,,776,COM\n", "01001,A\"B,01,01400,,,776,COM\n",
    "01001,A,01,01400,,,776,COM\r\n", "0100,A,01,01400,,,776,COM\n", "97101,A,97,97100,,,776,COM\n",
    "01002,A,01,,,,1,COM\n01001,B,01,,,,1,COM\n", "01001,A,01,,,,1,COM\n01001,B,01,,,,1,COM\n", "\n",
  ])
  func `a damaged list is refused`(rows: String) {
    #expect(throws: LiaisonError(.unreadableCommunes)) { try Communes(csv: Array((Self.header + rows).utf8)) }
  }

  @Test func `another header or encoding is refused`() {
    #expect(throws: LiaisonError(.unreadableCommunes)) { try Communes(csv: []) }
    #expect(throws: LiaisonError(.unreadableCommunes)) { try Communes(csv: Array("code,nom\n01001,A\n".utf8)) }
    let bytes = Array(Self.header.utf8) + Array("01001,".utf8) + [0xFF] + Array(",01,,,,1,COM\n".utf8)
    #expect(throws: LiaisonError(.unreadableCommunes)) { try Communes(csv: bytes) }
  }
}

struct TerritoireTests {
  private func code(_ text: String) throws -> CodeCommune { try CodeCommune(text) }

  private func secteur(_ id: String, _ communes: [String], partagees: [String] = []) throws -> Secteur {
    try Secteur(
      organisme: OrganismeID(id), communes: Set(communes.map(CodeCommune.init)),
      communesPartagees: Set(partagees.map(CodeCommune.init)))
  }

  private func territoire(_ secteurs: [Secteur]) throws -> Territoire {
    try Territoire(
      departement: "01", circonscriptions: [.init(organisme: .init("circo"), secteurs: secteurs)],
      communes: .france())
  }

  private func routage() throws -> Routage {
    let circo = try OrganismeID("circo")
    return try Routage(
      territoire: territoire([
        secteur("secteur-a", ["01001"], partagees: ["01053"]), secteur("secteur-b", ["01002"], partagees: ["01053"]),
      ]),
      organismes: [
        Organisme(id: circo, nature: .circonscription, nom: "Circonscription"),
        Organisme(id: .init("secteur-a"), nature: .secteur, nom: "A", parent: circo),
        Organisme(id: .init("secteur-b"), nature: .secteur, nom: "B", parent: circo),
        Organisme(id: .init("crip"), nature: .crip, nom: "CRIP"),
      ])
  }

  @Test func `the commune decides, unless the author does`() throws {
    let routage = try routage()
    #expect(try routage.destination(commune: code("01001")).id == OrganismeID("secteur-a"))
    #expect(try routage.destination(commune: code("01001"), autre: .init("crip")).nature == .crip)
    #expect(try routage.destination(.commune(code("01002"))).nom == "B")
    #expect(try routage.territoire.circonscription(de: .init("secteur-b")) == OrganismeID("circo"))
    #expect(routage.territoire.communesNonCouvertes.count == 388)
  }

  @Test func `a fiche that cannot be routed says why`() throws {
    let routage = try routage()
    #expect(throws: LiaisonError(.unknownCommune)) { try routage.destination(commune: code("01999")) }
    #expect(throws: LiaisonError(.uncoveredCommune)) { try routage.destination(commune: code("01004")) }
    #expect(throws: LiaisonError(.uncoveredCommune)) { try routage.destination(commune: code("75056")) }
    #expect(throws: LiaisonError(.sharedCommune)) { try routage.destination(commune: code("01053")) }
    #expect(throws: LiaisonError(.missing)) { try routage.destination(commune: nil) }
    #expect(throws: LiaisonError(.unknownOrganisme)) { try routage.destination(commune: nil, autre: .init("x")) }
    #expect(try routage.candidats(pour: code("01053")).map(\.nom) == ["A", "B"])
  }

  @Test func `an incoherent territory is refused`() throws {
    #expect(throws: LiaisonError(.unknownCommune)) { try territoire([secteur("a", ["01999"])]) }
    #expect(throws: LiaisonError(.invalidTerritory)) { try territoire([secteur("a", ["75056"])]) }
    #expect(throws: LiaisonError(.duplicate)) { try territoire([secteur("a", ["01001"]), secteur("b", ["01001"])]) }
    #expect(throws: LiaisonError(.duplicate)) { try territoire([secteur("a", ["01001"]), secteur("a", ["01002"])]) }
    #expect(throws: LiaisonError(.duplicate)) {
      try territoire([secteur("a", ["01001"]), secteur("b", [], partagees: ["01001"])])
    }
    #expect(throws: LiaisonError(.invalidTerritory)) { try territoire([secteur("a", [], partagees: ["01001"])]) }
    #expect(throws: LiaisonError(.missing)) { try secteur("a", []) }
    #expect(throws: LiaisonError(.missing)) { try territoire([]) }
  }

  @Test func `bodies that do not fit the territory are refused`() throws {
    let territoire = try territoire([secteur("a", ["01001"])])
    let circo = try Organisme(id: .init("circo"), nature: .circonscription, nom: "C")
    #expect(throws: LiaisonError(.unknownOrganisme)) { try Routage(territoire: territoire, organismes: [circo]) }
    #expect(throws: LiaisonError(.invalidTerritory)) {
      try Routage(territoire: territoire, organismes: [circo, .init(id: .init("a"), nature: .crip, nom: "A")])
    }
    #expect(throws: LiaisonError(.invalidTerritory)) {
      try Routage(
        territoire: territoire,
        organismes: [circo, .init(id: .init("a"), nature: .secteur, nom: "A", parent: .init("ailleurs"))])
    }
    #expect(throws: LiaisonError(.duplicate)) { try Routage(territoire: territoire, organismes: [circo, circo]) }
  }

  @Test func `an arrondissement is covered as its commune`() throws {
    let lyon = try Territoire(
      departement: "69", circonscriptions: [.init(organisme: .init("circo"), secteurs: [secteur("a", ["69123"])])],
      communes: .france())
    #expect(try lyon.secteurs(couvrant: code("69385")) == [OrganismeID("a")])
    #expect(try lyon.secteurs(couvrant: code("69381")).count == 1)
    #expect(try lyon.secteurs(couvrant: code("69001")).isEmpty)
  }
}
