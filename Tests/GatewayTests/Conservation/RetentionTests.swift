import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

@testable import Gateway

/// What is past its retention: seen, put on a sheet, kept apart, erased.
struct RetentionTests {
  private static let partenaire: JSON = .fiche.with("circuit", "partenaire").to("bailleur")

  /// A gateway whose fiches are due after a month, and its DPO.
  private struct Place {
    let gateway: TestGateway
    let desk: Desk
    let dpo: AuthenticatedAgent

    init(_ rules: ReglesDesFiches = ReglesDesFiches(mois: 1, moisMineurs: 1, moisSansSuite: 1)) throws {
      gateway = try TestGateway()
      var desk = gateway.gateway.erase.desk
      desk.conservation = rules
      (self.desk, dpo) = (desk, try gateway.agent("dpo"))
    }

    /// Another fiche like one that is there, of today.
    func recent(like reference: Reference) throws -> Reference {
      let model = try #require(try gateway.database.read { try $0.fiche(reference) })
      let fiche = model.copied(.transmise(Acte(par: model.auteur, le: gateway.clock.now)))
      _ = try gateway.database.writeAndWait { try $0.insert(fiche) }
      return fiche.reference
    }

    func preview() throws -> JSONObject {
      try outcome { PreviewRetention(desk: desk)(by: dpo, completion: $0) }.get().json
    }

    func run(from place: DueCursor = .beginning) throws -> JSONObject {
      try outcome { RunRetention(desk: desk)(from: place, by: dpo, completion: $0) }.get().json
    }

    func sheet() throws -> Outcome<StepAnswer> {
      try outcome { EliminationSheets(desk: desk).make(by: dpo, completion: $0) }
    }

    func stamp(_ numero: Int) throws -> Outcome<StepAnswer> {
      try outcome { EliminationSheets(desk: desk).stamp(numero, by: dpo, completion: $0) }
    }

    func archive(_ reference: Reference, until days: Int) throws -> Outcome<StepAnswer> {
      let demande = DemandeDArchivage(motif: .contentieux, fin: gateway.today.adding(days: days))
      return try outcome { ArchiveFiche(desk: desk)(reference, demande, by: dpo, completion: $0) }
    }
  }

  @Test func `what is due is counted and erased, each with its own proof, and asked again nothing is`() throws {
    let place = try Place()
    let due = try (0..<3).map { _ in try place.gateway.transmitted(Self.partenaire) }
    let secrets = try due.flatMap { try place.gateway.secrets(of: $0) }
    place.gateway.clock.advance(by: 40 * 86_400)
    let recent = try place.recent(like: due[0])
    let before = try place.preview()
    #expect(before["aEffacer"] == 3 && before["circuits"] == [["circuit": "partenaire", "nombre": 3]])
    let done = try place.run()
    #expect(done["nombre"] == 3 && done["suite"] == nil && done["efface"] == true)
    #expect(try TestGateway.found(secrets, under: place.gateway.data) == 0)
    for reference in due {
      let steps = try place.gateway.steps(reference)
      #expect(steps.map(\.event) == ["transmission", "effacement"])
      for step in steps { _ = try place.gateway.database.receipt(leaf: step.leaf).verify(with: place.gateway.verifier) }
      let fiche = try #require(try place.gateway.database.read { try $0.fiche(reference) })
      #expect(fiche.etat.nature == .effacee && fiche.faits == nil)
    }
    #expect(try place.gateway.etat(recent) == .transmise)
    let told = try place.gateway.journal(.effacement)
    #expect(told.count == 3 && told.allSatisfy { $0["motif"] == "echeance-conservation" && $0["agent"] == "dpo" })
    #expect(try place.run()["nombre"] == 0 && place.preview()["aEffacer"] == 0)
    // Nobody is told of a thousand erasures.
    let words = try place.gateway.database.read { try $0.outbox(dueAt: .distantFuture, limit: 500) }
    #expect(words.allSatisfy { $0.nature != "effacement" })
  }

  @Test func `a run goes batch by batch, and one that stopped in between is gone on with`() throws {
    let place = try Place()
    let model = try place.gateway.transmitted(Self.partenaire)
    let record = try #require(try place.gateway.database.read { try $0.fiche(model) })
    try place.gateway.database.writeAndWait { transaction in
      for _ in 0..<RunRetention.batch + 20 { try transaction.insert(record.copied()) }
    }
    place.gateway.clock.advance(by: 40 * 86_400)
    let first = try place.run()
    #expect(first["nombre"]?.integer == Int64(RunRetention.batch))
    let place2 = try #require(first["suite"]?.string)
    let demande = try DemandeDElimination(
      JSONReader(["depuis": .string(place2)]), today: place.gateway.today)
    let second = try place.run(from: demande.depuis)
    #expect(second["nombre"] == 21 && second["suite"] == nil)
    // Whoever lost the place begins again: nothing is erased twice.
    #expect(try place.run()["nombre"] == 0)
    #expect(try place.gateway.journal(.effacement).count == RunRetention.batch + 21)
  }

  @Test func `what a departement received waits for the visa of the Archives, on a sheet without a name`() throws {
    let place = try Place()
    let reference = try place.gateway.transmitted()
    place.gateway.clock.advance(by: 40 * 86_400)
    #expect(try place.preview()["aInscrire"] == 1)
    let waiting = try place.run()
    #expect(waiting["nombre"] == 0 && waiting["enAttenteDeVisa"] == 1)
    let sheet = try place.sheet().get()
    try place.gateway.verify(sheet.receipt)
    #expect(sheet.json["nombre"] == 1 && sheet.json["numero"] == 1)
    #expect(try place.sheet().failure == .wrongState)
    let text = String(
      decoding: try outcome { EliminationSheets(desk: place.desk).text(of: 1, by: place.dpo, completion: $0) }.get(),
      as: UTF8.self)
    #expect(text == "reference;circuit;organisme;transmise\r\n\(reference);orientation-secteur;nord;2026-11-23\r\n")
    #expect(try place.run()["nombre"] == 0 && place.preview()["enAttenteDeVisa"] == 1)
    #expect(try place.stamp(2).failure == .notFound)
    _ = try place.stamp(1).get()
    #expect(try place.stamp(1).failure == .wrongState)
    #expect(try place.run()["nombre"] == 1)
    #expect(try place.gateway.etat(reference) == .effacee)
    // The sheet says the same afterwards.
    let after = try outcome { EliminationSheets(desk: place.desk).text(of: 1, by: place.dpo, completion: $0) }.get()
    #expect(String(decoding: after, as: UTF8.self) == text)
    #expect(try place.gateway.journal(.visa).last?["empreinte"] == sheet.json["empreinte"])
  }

  @Test func `without the visa asked for, a departement's fiches go like the others`() throws {
    let place = try Place(ReglesDesFiches(mois: 1, moisMineurs: 1, moisSansSuite: 1, visaDesArchives: false))
    let reference = try place.gateway.transmitted()
    place.gateway.clock.advance(by: 40 * 86_400)
    #expect(try place.run()["nombre"] == 1)
    #expect(try place.gateway.etat(reference) == .effacee)
  }

  @Test func `an archive is kept apart until its end, for a reason, and nobody opens it`() throws {
    let place = try Place()
    let reference = try place.gateway.transmitted(Self.partenaire)
    #expect(try place.archive(reference, until: 100).refusedBy == ["rgpd.archiver-conditions"])
    place.gateway.clock.advance(by: 40 * 86_400)
    #expect(try place.archive(reference, until: -1).field == "fin")
    #expect(try place.archive(reference, until: 4000).field == "fin")
    _ = try place.archive(reference, until: 50).get()
    let told = try #require(try place.gateway.journal(.archivage).last)
    #expect(told["motif"] == "contentieux" && told["fin"]?.string?.hasPrefix("2027-") == true)
    #expect(try place.run()["nombre"] == 0 && place.preview()["archivees"] == 1)
    #expect(try place.gateway.open(reference, by: "intervenant").refusedBy == ["rgpd.conservation-echue"])
    place.gateway.clock.advance(by: 60 * 86_400)
    #expect(try place.run()["nombre"] == 1)
    #expect(try place.gateway.etat(reference) == .effacee)
  }

  @Test func `durations differ by outcome and for minors`() throws {
    let rules = ReglesDesFiches(mois: 3, moisMineurs: 4, moisSansSuite: 1)
    let place = try Place(rules)
    let (unread, read, minor) = (
      try place.gateway.transmitted(Self.partenaire), try place.gateway.transmitted(Self.partenaire),
      try place.gateway.transmitted(Self.partenaire.with("faits/classeAge", "6-10").with("faits/parents", "informes"))
    )
    for reference in [read, minor] { _ = try place.gateway.open(reference, by: "gestionnaire").get() }
    for (days, gone) in [(40.0, [unread]), (60, [read]), (30, [minor])] {
      place.gateway.clock.advance(by: days * 86_400)
      #expect(try place.run()["nombre"]?.integer == Int64(gone.count))
      for reference in gone { #expect(try place.gateway.etat(reference) == .effacee) }
    }
  }

  @Test(arguments: ["admin", "auditeur", "intervenant", "cadre"])
  func `nobody but the DPO looks, lists, stamps or erases, and the attempts are journaled`(name: String) throws {
    let place = try Place()
    _ = try place.gateway.transmitted(Self.partenaire)
    place.gateway.clock.advance(by: 40 * 86_400)
    let agent = try place.gateway.agent(name)
    let rule = ["rgpd.conservation-au-dpo"]
    #expect(try outcome { PreviewRetention(desk: place.desk)(by: agent, completion: $0) }.refusedBy == rule)
    #expect(try outcome { RunRetention(desk: place.desk)(by: agent, completion: $0) }.refusedBy == rule)
    #expect(try outcome { EliminationSheets(desk: place.desk).make(by: agent, completion: $0) }.refusedBy == rule)
    #expect(try outcome { EliminationSheets(desk: place.desk).stamp(1, by: agent, completion: $0) }.refusedBy == rule)
    #expect(try place.gateway.journal(.conservation).map { $0["decision"] } == ["refusee", "refusee"])
    #expect(try place.gateway.journal(.effacement).isEmpty)
  }
}

extension FicheRecord {
  /// The same under another reference.
  fileprivate func copied(_ etat: EtatFiche? = nil) -> FicheRecord {
    FicheRecord(
      reference: Reference(.ficheNavette, year: 2026), auteur: auteur, emetteur: emetteur, destination: destination,
      circuit: circuit, fondement: fondement, urgence: urgence, etat: etat ?? self.etat, transmiseLe: transmiseLe,
      accuseDu: accuseDu, retourDu: retourDu, faits: faits, sections: sections, categories: categories)
  }
}
