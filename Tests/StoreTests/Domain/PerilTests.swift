import Foundation
import Liaison
import Testing

@testable import Store

/// Avis de péril and oral transmissions: what follows a péril, and their lists.
struct PerilTests {
  let scratch: Scratch
  let database: Database
  let place: Departement

  init() throws {
    scratch = try Scratch()
    database = try scratch.open()
    place = try Departement(in: database)
  }

  private func avis(after seconds: TimeInterval = 0) -> AvisRecord {
    AvisRecord(
      reference: Reference(.avisDePeril, year: 2026), destination: place.nord, alinea: .second,
      suivi: SuiviDePeril(Acte(par: place.auteur, le: scratchDate.addingTimeInterval(seconds))))
  }

  private func orale(after seconds: TimeInterval = 0, owes: Bool = true) throws -> OraleRecord {
    let date = scratchDate.addingTimeInterval(seconds)
    return OraleRecord(
      reference: Reference(.transmissionOrale, year: 2026), auteur: place.auteur, emetteur: place.sud,
      dite: try TransmissionOrale(
        a: Interlocuteur(nature: .uniteFSI), le: date, fondement: .cp2236al1, rubriques: [.identite]),
      consigneeLe: date, permise: true, scellee: false,
      suivi: owes ? SuiviDePeril(Acte(par: place.auteur, le: date)) : nil)
  }

  @Test func `a péril, written or said aloud, comes back as it went, in each of its states`() throws {
    let (avis, orale, other) = (avis(), try orale(), try orale(owes: false))
    try database.writeAndWait { transaction in
      try transaction.insert(avis)
      try transaction.insert(orale)
      try transaction.insert(other)
    }
    #expect(try database.read { try $0.avis(avis.reference) } == avis)
    #expect(try database.read { try $0.orale(orale.reference) } == orale)
    #expect(try database.read { try $0.orale(other.reference) } == other)
    let (sent, reviewer) = (Acte(par: place.auteur, le: scratchDate), Acte(par: place.worker, le: scratchDate))
    let states: [EtatAvis] = [
      .justifie(emission: sent, justification: sent),
      .relu(emission: sent, justification: sent, relecture: reviewer, .fondee),
      .efface(emission: sent, effacement: reviewer, MotifEffacement.all[0]),
    ]
    for (index, etat) in states.enumerated() {
      try database.writeAndWait { transaction in
        try transaction.advance(peril: avis.reference, to: etat, expecting: index + 1)
        try transaction.advance(peril: orale.reference, to: etat, expecting: index + 1)
      }
      #expect(try database.read { try $0.avis(avis.reference) }?.suivi.etat == etat)
      #expect(try database.read { try $0.orale(orale.reference) }?.suivi?.etat == etat)
    }
    #expect(throws: StoreError(.versionConflict)) {
      try database.writeAndWait { try $0.advance(peril: avis.reference, to: states[0], expecting: 1) }
    }
    #expect(throws: StoreError(.notFound)) {
      try database.writeAndWait { try $0.advance(peril: other.reference, to: states[0], expecting: 1) }
    }
    #expect(throws: StoreError(.alreadyExists)) { try database.writeAndWait { try $0.insert(avis) } }
    #expect(throws: StoreError(.alreadyExists)) { try database.writeAndWait { try $0.insert(orale) } }
  }

  @Test func `a list holds its scope and nothing else, the latest first, page by page, each once`() throws {
    // Several at the same instant: their references tell them apart.
    let all = (0..<23).map { avis(after: TimeInterval($0 / 4)) }
    let said = try (0..<23).map { try orale(after: TimeInterval($0 / 4)) }
    try database.writeAndWait { transaction in
      for one in all { try transaction.insert(one) }
      for one in said { try transaction.insert(one) }
    }
    // Sent by the same agent as received by the body: both parts find them all.
    let pages = try pages { try $0.avis(sentBy: place.auteur, receivedBy: [place.nord], after: $1, limit: 5) }
    #expect(pages == all.sorted { ($1.place.arrival, $0.place.reference) < ($0.place.arrival, $1.place.reference) })
    let orales = try self.pages { try $0.orales(of: place.auteur, after: $1, limit: 5) }
    #expect(orales == said.sorted { ($1.consigneeLe, $0.reference) < ($0.consigneeLe, $1.reference) })
    #expect(try database.read { try $0.avis(sentBy: place.worker, receivedBy: [place.sud]) }.elements.isEmpty)
    #expect(try database.read { try $0.orales(exceptOf: place.auteur) }.elements.isEmpty)
    #expect(try database.read { try $0.orales(exceptOf: place.worker, for: [place.sud], reviewedBy: []) }.next == nil)
    #expect(
      try database.read { try $0.orales(exceptOf: place.worker, for: [place.nord], reviewedBy: []) }.elements == [])
    let one = all[11].reference
    #expect(try database.read { try $0.avis(sentBy: place.auteur, only: one) }.elements == [all[11]])
    #expect(try database.read { try $0.avis(sentBy: place.worker, only: one) }.elements.isEmpty)
  }

  private func pages<Record>(
    _ read: (ReadTransaction, PageCursor?) throws -> Page<Record>
  ) throws -> [Record] {
    var seen: [Record] = []
    var cursor: PageCursor?
    repeat {
      let page = try database.read { try read($0, cursor) }
      seen += page.elements
      cursor = try page.next.map { try #require(PageCursor($0.description)) }
    } while cursor != nil
    return seen
  }

  @Test(arguments: [
    Walk("auteur = ?", .null).sql(AvisRecord.self), Walk("destination = ?", .null).sql(AvisRecord.self),
    Walk("auteur = ?", .null).sql(OraleRecord.self), Walk("emetteur = ?", .null).sql(OraleRecord.self),
  ])
  func `a list walks along its index, and neither scans nor sorts`(sql: String) throws {
    let connection = try scratch.bystander()
    let plan = try connection.all("EXPLAIN QUERY PLAN " + sql, [SQLValue](repeating: .null, count: 5)) { row in
      for _ in 0..<3 { _ = try row.integer() }
      return try row.text()
    }
    #expect(plan.contains { $0.contains("USING INDEX") })
    #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
  }
}
