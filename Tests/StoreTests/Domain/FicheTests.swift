import Foundation
import Liaison
import Testing

@testable import Store

struct FicheTests {
  @Test func `a fiche comes back as it went, in each of its states`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let acte = Acte(par: place.worker, le: scratchDate.addingTimeInterval(0.125))
    let first: FicheRecord = try place.fiche()
    try database.writeAndWait { try $0.insert(first) }
    #expect(try database.read { try $0.fiche(first.reference) } == first)
    let states: [EtatFiche] = [
      .consultee(acte), .accusee(acte), .refusee(acte, MotifRefus.all[2]),
      .reorientee(acte, vers: place.sud, MotifReorientation.all[1]), .retournee(acte, IssueRetour.all[0]), .close(acte),
      .rappelee(acte, MotifRappel.all[0]), .brouillon(acte), .effacee(acte, MotifEffacement.all[0]),
    ]
    for (index, etat) in states.enumerated() {
      try database.writeAndWait { try $0.advance(first.reference, to: etat, expecting: index + 1) }
      let found = try database.read { try $0.fiche(first.reference) }
      #expect(found?.etat == etat)
      #expect(found?.version == index + 2)
    }
  }

  @Test func `a fiche that changed meanwhile is not changed again`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let fiche = try place.fiche()
    let opened = EtatFiche.consultee(Acte(par: place.worker, le: scratchDate))
    try database.writeAndWait { try $0.insert(fiche) }
    try database.writeAndWait { try $0.advance(fiche.reference, to: opened, expecting: 1) }
    #expect(throws: StoreError(.versionConflict)) {
      try database.writeAndWait { try $0.advance(fiche.reference, to: opened, expecting: 1) }
    }
    #expect(throws: StoreError(.notFound)) {
      try database.writeAndWait {
        try $0.advance(Reference(.ficheNavette, year: 2026), to: opened, expecting: 1)
      }
    }
    #expect(throws: StoreError(.alreadyExists)) { try database.writeAndWait { try $0.insert(fiche) } }
  }

  @Test func `an inbox holds its bodies' fiches and no others, the most urgent first, page by page`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let all = try (0..<60).map { number in
      try place.fiche(
        to: number % 3 == 0 ? place.sud : place.nord, urgence: Urgence.all[number % 3 == 0 ? 2 : number % 2],
        after: TimeInterval((number * 37) % 60))
    }
    try database.writeAndWait { transaction in for fiche in all { try transaction.insert(fiche) } }
    for scope in [[place.nord], [place.sud], [place.nord, place.sud]] {
      var seen: [FicheRecord] = []
      var cursor: PageCursor?
      repeat {
        let page = try database.read {
          try $0.inbox(of: Set(scope), readBy: place.worker, after: cursor, limit: 7)
        }
        seen += page.elements
        cursor = try page.next.map { try #require(PageCursor($0.description)) }
      } while cursor != nil
      let expected = all.filter { scope.contains($0.destination) }.sorted {
        ($0.priorite, $0.accuseDu, $0.transmiseLe, $0.reference)
          < ($1.priorite, $1.accuseDu, $1.transmiseLe, $1.reference)
      }
      #expect(seen == expected)
    }
    #expect(try database.read { try $0.inbox(of: [], readBy: place.worker) }.elements.isEmpty)
    var sent: [FicheRecord] = []
    var cursor: PageCursor?
    repeat {
      let page = try database.read { try $0.sent(by: place.auteur, after: cursor, limit: 11) }
      sent += page.elements
      cursor = page.next
    } while cursor != nil
    #expect(sent == all.sorted { ($1.transmiseLe, $0.reference) < ($0.transmiseLe, $1.reference) })
    #expect(try database.read { try $0.sent(by: place.worker) }.elements.isEmpty)
  }

  @Test func `a list is narrowed by state, circuit and deadline, and leaves conflicts of interest out`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let (first, second) = (try place.fiche(), try place.fiche(after: 500))
    try database.writeAndWait { transaction in
      try transaction.insert(first)
      try transaction.insert(second)
      try transaction.advance(first.reference, to: .consultee(Acte(par: place.worker, le: scratchDate)), expecting: 1)
    }
    func list(_ filter: FicheFilter) throws -> [Reference] {
      try database.read { try $0.inbox(of: [place.nord], readBy: place.worker, filter: filter) }.elements.map(
        \.reference)
    }
    #expect(try list(FicheFilter(etats: [.consultee])) == [first.reference])
    #expect(try list(FicheFilter(etats: [.transmise, .close])) == [second.reference])
    #expect(try list(FicheFilter(circuits: [.partenaire])).isEmpty)
    #expect(try list(FicheFilter(duAvant: scratchDate.addingTimeInterval(1200))) == [first.reference])
    try database.writeAndWait { try $0.declareConflict(of: place.worker, in: first.reference, at: scratchDate) }
    #expect(try list(FicheFilter()) == [second.reference])
    #expect(try database.read { try $0.conflicts(in: first.reference) } == [place.worker])
  }

  @Test func `what awaits is counted by state, late or not, without conflicts of interest or the past`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let fiches = try (0..<5).map { try place.fiche(after: Double($0) * 1000) }
    let elsewhere = try place.fiche(to: place.sud)
    let taking = Acte(par: place.worker, le: scratchDate)
    try database.writeAndWait { transaction in
      for fiche in fiches + [elsewhere] { try transaction.insert(fiche) }
      try transaction.advance(fiches[1].reference, to: .accusee(taking), expecting: 1)
      try transaction.advance(fiches[2].reference, to: .close(taking), expecting: 1)
      try transaction.declareConflict(of: place.worker, in: fiches[3].reference, at: scratchDate)
    }
    func counts(_ body: (ReadTransaction) throws -> FicheCounts) throws -> FicheCounts { try database.read(body) }
    let late = fiches[0].accuseDu.addingTimeInterval(1)
    let received = try counts { try $0.counts(receivedBy: [place.nord], readBy: place.worker, at: late) }
    #expect(received[.transmise].all == 2 && received[.transmise].late == 1)
    #expect(received[.accusee].all == 1 && received[.accusee].late == 0)
    #expect(received[.transmise, .accusee].all == 3 && received[.close].all == 0)
    let both = try counts {
      try $0.counts(receivedBy: [place.nord, place.sud], readBy: place.auteur, at: scratchDate)
    }
    #expect(both[.transmise].all == 4 && both[.transmise].late == 0)
    let taken = try counts {
      try $0.counts(receivedBy: [place.nord], readBy: place.worker, takenBy: place.worker, at: late)
    }
    #expect(taken[.accusee].all == 1)
    let others = try counts {
      try $0.counts(receivedBy: [place.nord], readBy: place.worker, takenBy: place.auteur, at: late)
    }
    #expect(others[.accusee] == FicheCount())
    #expect(try counts { try $0.counts(sentBy: place.auteur, at: late) }[.transmise].all == 4)
    #expect(try counts { try $0.counts(sentBy: place.worker, at: late) } == FicheCounts())
  }

  @Test(arguments: [
    (FicheRow.inbox, 10), (FicheRow.sent, 7), (FicheCounts.received, 4), (FicheCounts.sent, 2),
  ])
  func `a list and its counts walk along their index, and neither scan the fiches nor sort them`(
    sql: String, parameters: Int
  ) throws {
    let scratch = try Scratch()
    _ = try scratch.open()
    let connection = try scratch.bystander()
    let plan = try connection.all(
      "EXPLAIN QUERY PLAN " + sql, [SQLValue](repeating: .null, count: parameters)
    ) { row in
      for _ in 0..<3 { _ = try row.integer() }
      return try row.text()
    }
    #expect(plan.contains { $0.contains("SEARCH fiches USING") })
    #expect(!plan.contains { $0.contains("SCAN fiches") || $0.contains("TEMP B-TREE") }, "\(plan)")
  }
}
