import Cryptography
import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

struct BlindIndexTests {
  private let person = PersonneCitee(nom: "Zyxnom", prenoms: "Zyxprenom", naissance: try? CalendarDay("1990-02-28"))
  private let reference = Reference(.ficheNavette, year: 2026)

  private func instant(_ text: String) throws -> Date { try #require(ISO8601DateFormatter().date(from: text)) }

  @Test func `A quarter is that of Paris, and only its own text is read`() throws {
    #expect(EpoqueDIndex(try instant("2026-12-31T22:59:59Z")).description == "2026-T4")
    #expect(EpoqueDIndex(try instant("2026-12-31T23:00:00Z")).description == "2027-T1")
    #expect(EpoqueDIndex("2027-T1")?.previous == EpoqueDIndex("2026-T4"))
    for text in ["2026-T0", "2026-T5", "2026-t1", "2026-T", "2026T1", "+026-T1", "2026-T11", ""] {
      #expect(EpoqueDIndex(text) == nil)
    }
  }

  @Test func `A row is found under its own key, and under no other`() throws {
    let (one, other) = (try BlindIndex(VolatileIndexKeys()), try BlindIndex(VolatileIndexKeys()))
    let row = try one.row(of: reference, naming: [person], at: instant("2026-11-22T10:00:00Z"))
    _ = try other.row(of: reference, naming: [person], at: instant("2026-11-22T10:00:00Z"))
    #expect(one.question(person).concordance(row) == .certaine)
    #expect(other.question(person).concordance(row) == nil)
    let moved = IndexRow(reference: reference, epoque: "2026-T3", jetons: row.jetons)
    #expect(one.question(person).concordance(moved) == nil)
  }

  @Test func `Every live quarter is asked`() throws {
    let index = try BlindIndex(VolatileIndexKeys())
    let rows = try ["2026-02-01T10:00:00Z", "2026-06-01T10:00:00Z", "2026-11-22T10:00:00Z"].map {
      try index.row(of: reference, naming: [person], at: instant($0))
    }
    #expect(Set(rows.map(\.epoque)).count == 3)
    for row in rows { #expect(index.question(person).concordance(row) == .certaine) }
  }

  @Test func `A quarter's key goes with its last fiche, once the next quarter is over`() throws {
    let keys = VolatileIndexKeys()
    let index = try BlindIndex(keys)
    let row = try index.row(of: reference, naming: [person], at: instant("2026-02-01T10:00:00Z"))
    try index.forget(except: ["2026-T1"], at: instant("2026-11-22T10:00:00Z"))
    #expect(index.question(person).concordance(row) == .certaine)
    try index.forget(except: [], at: instant("2026-05-22T10:00:00Z"))
    #expect(keys.keys().count == 1, "a transmission of that quarter may be on its way")
    try index.forget(except: ["2026-T4"], at: instant("2026-11-22T10:00:00Z"))
    #expect(keys.keys().isEmpty)
    #expect(index.question(person).concordance(row) == nil)
  }

  @Test func `What is erased leaves the index`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let record = try #require(try gateway.database.read { try $0.fiche(reference) })
    let erased = EtatFiche.effacee(Acte(par: record.auteur, le: gateway.clock.now), MotifEffacement.all[0])
    try gateway.database.writeAndWait { try $0.erase(reference, to: erased, expecting: record.version) }
    #expect(try gateway.database.read { try $0.indexEpochs() }.isEmpty)
  }
}
