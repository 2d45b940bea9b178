import Foundation
import Liaison
import Testing

struct EcheanceTests {
  @Test(arguments: [
    // Saturday 21 November 2026, 11:00 in Paris.
    (Urgence.normale, "2026-11-21T10:00:00Z", "2026-11-27T23:00:00Z", "2026-12-18T23:00:00Z"),
    (.prioritaire, "2026-11-21T10:00:00Z", "2026-11-24T23:00:00Z", "2026-12-04T23:00:00Z"),
    (.immediate, "2026-11-21T10:00:00Z", "2026-11-23T12:00:00Z", "2026-11-24T23:00:00Z"),
    // Friday 20 November, 15:30 in Paris: an hour and a half that day, the rest on Monday.
    (.immediate, "2026-11-20T14:30:00Z", "2026-11-23T10:30:00Z", "2026-11-24T23:00:00Z"),
    // The change to summer time lies between.
    (.immediate, "2026-03-27T15:00:00Z", "2026-03-30T10:00:00Z", "2026-03-31T22:00:00Z"),
    // Before opening, and after closing on the eve of a holiday and a weekend.
    (.immediate, "2026-06-02T05:00:00Z", "2026-06-02T11:00:00Z", "2026-06-04T22:00:00Z"),
    (.immediate, "2026-12-24T18:00:00Z", "2026-12-28T12:00:00Z", "2026-12-29T23:00:00Z"),
  ])
  func `usual deadlines are what the table says`(urgence: Urgence, sent: String, accuse: String, retour: String) throws
  {
    let echeances = BaremeDelais.usuel.echeances(urgence, transmise: try Exemples.instant(sent))
    #expect(echeances.accuse == (try Exemples.instant(accuse)))
    #expect(echeances.retour == (try Exemples.instant(retour)))
  }

  @Test func `hours of the clock ignore Sundays and changes of hour`() throws {
    let sent = try Exemples.instant("2026-10-24T20:00:00Z")
    #expect(BaremeDelais.usuel.limite(.heures(24), depuis: sent) == sent.addingTimeInterval(86_400))
  }

  @Test func `a convention changes one urgency and keeps the others`() throws {
    let bareme = try BaremeDelais([.normale: .init(accuse: .heures(48), retour: .joursOuvres(15))])
    #expect(bareme[.normale].accuse == .heures(48))
    #expect(bareme[.prioritaire] == BaremeDelais.usuel[.prioritaire])
  }

  @Test(arguments: [Delai.heures(0), .joursOuvres(0), .joursOuvres(501), .heuresOuvrees(-1), .heures(2001)])
  func `an absurd delay is refused`(delai: Delai) {
    #expect(throws: LiaisonError(.outOfRange)) { try BaremeDelais.Ligne(accuse: delai, retour: .joursOuvres(1)) }
    #expect(throws: LiaisonError(.outOfRange)) { try BaremeDelais.Ligne(accuse: .joursOuvres(1), retour: delai) }
  }

  @Test func `offices that never open are refused`() throws {
    let nine = try HeureLocale(9)
    #expect(throws: LiaisonError(.inconsistent)) { try BaremeDelais(ouverture: nine..<nine) }
    #expect(throws: LiaisonError(.inconsistent)) { try BaremeDelais(ouverture: nine..<HeureLocale(9, 59)) }
  }

  @Test func `a later sending is never due earlier`() throws {
    let start = try Exemples.instant("2026-03-01T00:00:00Z")
    for urgence in Urgence.allCases {
      var last = Echeances?.none
      for step in 0..<(24 * 90) {
        let next = BaremeDelais.usuel.echeances(urgence, transmise: start.addingTimeInterval(Double(step) * 3600))
        if let last { #expect(next.accuse >= last.accuse && next.retour >= last.retour) }
        last = next
      }
    }
  }
}
