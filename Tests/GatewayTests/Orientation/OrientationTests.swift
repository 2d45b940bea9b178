import JSON
import Law
import Liaison
import Testing

@testable import Gateway

/// The right circuit, asked of the policies of the repository.
struct OrientationTests {
  private func orientation(
    as role: Role = .intervenant, secret: SoumissionAuSecret = .profession, isHealth: Bool = false, _ faits: FaitsCodes
  ) throws -> Orientation {
    let book = try PolicyBook(folder: TestGateway.policies)
    return try Orientation(book, as: role, secret: secret, professionDeSante: isHealth, faits: faits)
  }

  private func grounds(_ voies: [Voie]) -> Set<FondementLegal> { Set(voies.flatMap(\.fondements)) }

  @Test func `with the person's agreement, the secteur is open, and nothing is imposed`() throws {
    let answer = try orientation(SampleFacts.faits())
    #expect(answer.devoirs.isEmpty && answer.imposees.isEmpty)
    let secteur = try #require(answer.ouvertes.first)
    #expect(secteur.acte == .transmission([.orientationSecteur]) && secteur.fondements == [.accord])
    #expect(secteur.sortes.map(\.nature) == [.secteur] && secteur.avertissements.isEmpty)
  }

  @Test func `partners that are alike are one way`() throws {
    let partners = try orientation(SampleFacts.faits()).ouvertes.filter {
      $0.sortes.contains { $0.nature == .partenaire } && $0.acte != .avisDePeril
    }
    #expect(partners.map(\.sortes.count) == [TypePartenaire.all.count])
  }

  @Test func `without agreement, the secteur is closed, and what is missing is the agreement`() throws {
    let answer = try orientation(SampleFacts.faits(accord: .refuse))
    #expect(!grounds(answer.ouvertes).contains(.accord))
    let secteur = try #require(
      answer.fermees.first { $0.sortes.map(\.nature) == [.secteur] && $0.fondement == .accord })
    #expect(secteur.acte == .transmission([.orientationSecteur]))
    #expect(secteur.refus.map(\.id) == ["orientation.sans-accord"])
  }

  @Test func `a minor in danger imposes the CRIP, and says what else does that duty`() throws {
    let answer = try orientation(SampleFacts.faits(.de6a10, natures: [.negligences], accord: .refuse))
    #expect(answer.devoirs.compactMap(\.obligation) == ["transmettre-a-la-crip"])
    let first = try #require(answer.imposees.first)
    #expect(first.acte == .transmission([.informationPreoccupante]) && first.fondements == [.casfL22621])
    #expect(first.obligations.compactMap(\.obligation) == ["informer-les-parents"])
    #expect(grounds(answer.imposees) == [.casfL22621, .casfL2264ii])
    let parquet = try #require(answer.imposees.first { $0.fondements == [.casfL2264ii] })
    #expect(parquet.avertissements.map(\.id) == ["exception.voie-usuelle-mineur"])
  }

  @Test func `a minor without danger, or an adult in danger, imposes nothing to the CRIP`() throws {
    for faits in [
      try SampleFacts.faits(.de6a10, natures: [.detresseSociale]),
      try SampleFacts.faits(.de40a59, natures: [.negligences, .sevices]),
    ] { #expect(try orientation(faits).devoirs.isEmpty) }
  }

  @Test func `an imminent danger imposes an avis de péril, to whoever can act`() throws {
    let answer = try orientation(SampleFacts.faits(imminence: .imminente))
    #expect(answer.devoirs.compactMap(\.obligation) == ["aviser-du-peril"])
    let avis = try #require(answer.imposees.first)
    #expect(answer.imposees.count == 1 && avis.acte == .avisDePeril)
    #expect(Set(avis.sortes.map(\.nature)) == [.uniteFSI, .parquet, .crip, .partenaire])
    #expect(avis.obligations.compactMap(\.obligation) == ["justifier-sous-24-h"])
  }

  @Test func `a danger that is only possible leaves the avis open and imposes it not`() throws {
    let answer = try orientation(SampleFacts.faits(imminence: .possible))
    #expect(answer.imposees.isEmpty)
    #expect(answer.ouvertes.contains { $0.acte == .avisDePeril })
  }

  @Test func `the cases of health professionals open to them alone`() throws {
    let faits = try SampleFacts.faits(
      natures: [.violencesAuSeinDuCouple, .emprise], imminence: .imminente, accord: .refuse)
    #expect(!grounds(try orientation(faits).ouvertes).contains(.cp226143))
    let physician = try orientation(as: .partenaire, isHealth: true, faits)
    #expect(grounds(physician.ouvertes).contains(.cp226143))
  }

  @Test func `the police never have a fiche, whatever the facts`() throws {
    for classe in [ClasseAge.de6a10, .de26a39, .inconnue] {
      let faits = try SampleFacts.faits(
        classe, natures: Set(NatureFaits.all), imminence: .imminente, arme: .detenue, dangereux: true, consulte: true)
      let answer = try orientation(faits)
      let fiches = (answer.imposees + answer.ouvertes).filter { $0.acte != .avisDePeril }
      #expect(!fiches.isEmpty)
      #expect(!fiches.contains { $0.sortes.contains { [.uniteFSI, .commandement].contains($0.nature) } })
    }
  }

  @Test(arguments: [Role.administrateur, .auditeur, .autoriteFonctionnelle])
  func `a role without content has no transmission open`(role: Role) throws {
    let answer = try orientation(as: role, secret: .aucune, SampleFacts.faits(.de6a10, natures: [.sevices]))
    #expect(!(answer.imposees + answer.ouvertes).contains { $0.acte != .avisDePeril })
  }

  @Test func `what is said is what a transmission gets`() throws {
    let gateway = try TestGateway()
    let agent = try gateway.agent("intervenant")
    let faits = try SampleFacts.faits(.de6a10, natures: [.sevices], accord: .refuse)
    let answer = Orientation(try Enquete(gateway.access.book, by: agent.entity, faits))
    var open: Set<[String]> = []
    for voie in answer.imposees + answer.ouvertes {
      guard case .transmission(let circuits) = voie.acte else { continue }
      for circuit in circuits {
        for sorte in voie.sortes {
          open.insert([circuit.code, voie.fondements[0].code, sorte.libelle])
          let verdict = gateway.access.decide(
            Transmettre(
              destination: try sorte.exemple(), circuit: circuit, fondement: voie.fondements[0], faits: faits),
            by: agent)
          guard case .permitted(let permitted) = verdict else {
            Issue.record("\(circuit) \(voie.fondements) \(sorte.libelle)")
            continue
          }
          #expect(permitted.trace.reasons == voie.politiques && permitted.trace.warnings == voie.avertissements)
        }
      }
    }
    #expect(open.count > 3)
    // And what is not said to be open, by any circuit, is refused.
    for sorte in SorteDOrganisme.toutes {
      for fondement in FondementLegal.all
      where !open.contains(where: { $0[1] == fondement.code && $0[2] == sorte.libelle }) {
        let act = Transmettre(
          destination: try sorte.exemple(), circuit: .orientationSecteur, fondement: fondement, faits: faits)
        guard case .refused = gateway.access.decide(act, by: agent) else {
          Issue.record("\(fondement) \(sorte.libelle) is open")
          continue
        }
      }
    }
  }

  @Test func `the gateway names the bodies, and the secteur of a commune alone`() throws {
    let gateway = try TestGateway()
    let agent = try gateway.agent("intervenant")
    func bodies(_ commune: String?) throws -> [String] {
      let demande = DemandeDOrientation(
        faits: try SampleFacts.faits(), commune: try commune.map { try CodeCommune($0) })
      let answer = try outcome { gateway.gateway.orient(demande, by: agent, completion: $0) }.get().json
      let open = answer["ouvertes"]?.array ?? []
      let destinations = open.flatMap { $0["destinations"]?.array ?? [] }
      return destinations.flatMap { $0["organismes"]?.array ?? [] }.compactMap { $0["id"]?.string }
    }
    #expect(try bodies("01004").contains("sud") && !bodies("01004").contains("nord"))
    #expect(try !bodies(nil).contains("sud") && bodies(nil).contains("bailleur"))
    let before = try gateway.journal().count
    #expect(throws: (any Error).self) { try bodies("75056") }
    #expect(try gateway.journal().count == before, "an orientation leaves no trace")
  }
}
