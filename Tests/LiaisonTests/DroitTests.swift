import Liaison
import Testing

struct DroitTests {
  private func recueil() throws -> Accord.Recueil {
    try .init(
      par: .personne, le: CalendarDay("2026-11-20"), information: [.init(code: "oral")], objets: [.transmission])
  }

  @Test func `an answer says how the person was informed and to what it applies`() throws {
    let day = try CalendarDay("2026-11-20")
    #expect(throws: LiaisonError(.missing)) {
      try Accord.Recueil(par: .personne, le: day, information: [], objets: [.transmission])
    }
    #expect(throws: LiaisonError(.missing)) {
      try Accord.Recueil(par: .personne, le: day, information: [.init(code: "oral")], objets: [])
    }
    #expect(Accord.donne(try recueil()).objetsAccordes == [.transmission])
    #expect(Accord.retire(try recueil()).objetsAccordes.isEmpty)
    #expect(Accord.refuse(try recueil()).etat == .refuse)
  }

  @Test func `coded facts must say what the agreement says`() throws {
    func transmission(_ faits: FaitsCodes, _ accord: Accord) throws -> Transmission {
      try Transmission(
        destination: .commune(CodeCommune("01053")), circuit: .orientationSecteur, fondement: .accord, faits: faits,
        urgence: .normale, accord: accord, fiche: Exemples.ficheComplete())
    }
    #expect(try transmission(Exemples.faits(), .donne(recueil())).circuit == .orientationSecteur)
    #expect(throws: LiaisonError(.inconsistent)) { try transmission(Exemples.faits(), .refuse(recueil())) }
    #expect(throws: LiaisonError(.inconsistent)) { try transmission(Exemples.faits(), .nonDemande) }
    #expect(throws: LiaisonError(.inconsistent)) {
      try transmission(Exemples.faits(objets: [.contact]), .donne(recueil()))
    }
  }

  @Test func `facts that contradict each other are refused`() throws {
    #expect(throws: LiaisonError(.missing)) {
      try FaitsCodes(profil: .victime, classeAge: .inconnue, protection: .incapable([]), accord: .nonDemande)
    }
    #expect(throws: LiaisonError(.inconsistent)) { try Exemples.faits(accord: .refuse) }
    #expect(throws: LiaisonError(.inconsistent)) {
      try FaitsCodes(
        profil: .victime, classeAge: .de6a10, accord: .nonDemande, parents: .informes,
        motifParents: .init(code: "injoignables"))
    }
  }

  private func rich() throws -> FaitsCodes {
    try FaitsCodes(
      profil: .victime, classeAge: .de6a10, protection: .incapable([.age, .psychique]),
      natures: [.sevices, .privations], imminence: .imminente, arme: .detenue, dangereux: true, consulteAuteur: true,
      accord: .donne, objetsAccord: [.transmission, .contact], parents: .nonInformes,
      motifParents: .init(code: "contraire-interet-enfant"), difficultesAggravees: true, plusieursProfessionnels: true)
  }

  @Test func `facts come back from their codes`() throws {
    for faits in [try rich(), try Exemples.faits(), try Exemples.faits(accord: .refuse, objets: [])] {
      #expect(try FaitsCodes(codes: faits.codes) == faits)
    }
    #expect(try rich().codes.map(\.champ).count == 15)
  }

  @Test func `codes that are missing, doubled, unknown or of another type are refused`() throws {
    let codes = try rich().codes
    for index in codes.indices where codes[index].champ != "motif-parents" {
      var fewer = codes
      fewer.remove(at: index)
      #expect(throws: LiaisonError.self) { try FaitsCodes(codes: fewer) }
      var wrong = codes
      wrong[index].valeur = .code("n-existe-pas")
      #expect(throws: LiaisonError.self) { try FaitsCodes(codes: wrong) }
      #expect(throws: LiaisonError(.duplicate)) { try FaitsCodes(codes: codes + [codes[index]]) }
    }
    #expect(throws: LiaisonError(.unknownCode)) { try FaitsCodes(codes: codes + [("autre", .booleen(true))]) }
  }
}

struct ReferentielTests {
  @Test func `codes are kebab-case ASCII, each once, with a label`() {
    #expect(Referentiel.tous.count > 40)
    #expect(Set(Referentiel.tous.map(\.nom)).count == Referentiel.tous.count)
    for list in Referentiel.tous {
      #expect(!list.valeurs.isEmpty && Set(list.valeurs.map(\.code)).count == list.valeurs.count)
      for value in list.valeurs {
        #expect(value.code.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(list.nom)/\(value.code)")
        #expect(!value.libelle.isEmpty)
      }
    }
  }

  @Test(arguments: ["", "Victime", "victime ", "vic\u{200B}time", "autre"])
  func `an unknown code is refused`(code: String) {
    #expect(throws: LiaisonError(.unknownCode)) { try Profil(code: code) }
    #expect(throws: LiaisonError(.unknownCode)) { try SituationFamiliale(code: code) }
  }

  @Test func `a code gives its value back`() throws {
    for value in Problematique.all { #expect(try Problematique(code: value.code) == value) }
    for value in FondementLegal.all { #expect(try FondementLegal(code: value.code) == value) }
  }

  @Test func `age classes follow the thresholds of the law`() {
    for age in 0..<130 { #expect(ClasseAge(age: age).estMineur == (age < 18)) }
    #expect(ClasseAge(age: 14) != ClasseAge(age: 15))
    #expect(ClasseAge.inconnue.estMineur == nil)
  }
}
