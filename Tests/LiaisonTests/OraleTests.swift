import Foundation
import Liaison
import Testing

/// What was said aloud, and when an author may remind.
struct OraleTests {
  private static let now = Date(timeIntervalSince1970: 1_795_428_000)

  private func dite(
    _ rubriques: Set<SectionCode> = [.identite], _ fondement: FondementLegal = .cp2236al1, faits: FaitsCodes? = nil,
    le: Date = now
  ) throws -> TransmissionOrale {
    try TransmissionOrale(
      a: Interlocuteur(nature: .uniteFSI), le: le, fondement: fondement, rubriques: rubriques, faits: faits)
  }

  @Test func `a peril needs no facts, any other ground does`() throws {
    let faits = try FaitsCodes(profil: .victime, classeAge: .de26a39, accord: .donne)
    #expect(try dite([.identite], .cp2236al2).faits == nil)
    #expect(try dite([.identite], .accord, faits: faits).faits == faits)
    for fondement in FondementLegal.allCases where !fondement.estUnPeril {
      #expect(throws: LiaisonError(.missing)) { try dite([.identite], fondement) }
    }
  }

  @Test func `it is about something that can be said`() throws {
    #expect(throws: LiaisonError(.missing)) { try dite([]) }
    #expect(throws: LiaisonError(.inconsistent)) { try dite([.identite, .piecesJointes]) }
  }

  @Test func `it is recorded within thirty days, and not before it is said`() throws {
    for seconds in [0, -60, 30 * 86_400] as [TimeInterval] {
      try dite(le: Self.now.addingTimeInterval(-seconds)).verifier(consigneeLe: Self.now)
    }
    for seconds in [-61, 30 * 86_400 + 1] as [TimeInterval] {
      #expect(throws: LiaisonError(.dateOutOfRange)) {
        try dite(le: Self.now.addingTimeInterval(-seconds)).verifier(consigneeLe: Self.now)
      }
    }
  }

  @Test func `a partner is of some kind, any other body of none`() throws {
    #expect(try Interlocuteur(nature: .crip).typePartenaire == nil)
    #expect(throws: LiaisonError(.missing)) { try Interlocuteur(nature: .partenaire) }
    #expect(throws: LiaisonError(.inconsistent)) {
      try Interlocuteur(nature: .crip, typePartenaire: TypePartenaire(code: "sante"))
    }
    #expect(throws: LiaisonError(.missing)) { try PrecisionOrale(personne: nil, precision: nil) }
  }

  @Test func `a reminder waits a day or the deadline, then a day more`() throws {
    let acte = Acte(par: try AgentID("auteur"), le: Self.now)
    func possible(_ etat: EtatFiche, accuse: TimeInterval, derniere: TimeInterval? = nil) -> TimeInterval? {
      Relance.possibleDes(
        etat, accuseDu: Self.now.addingTimeInterval(accuse), retourDu: Self.now.addingTimeInterval(900_000),
        derniere: derniere.map { Self.now.addingTimeInterval($0) })?.timeIntervalSince(Self.now)
    }
    #expect(possible(.transmise(acte), accuse: 500_000) == 86_400)
    #expect(possible(.transmise(acte), accuse: 14_400) == 14_400)
    #expect(possible(.consultee(acte), accuse: 14_400, derniere: 20_000) == 106_400)
    #expect(possible(.accusee(acte), accuse: 14_400) == 900_000)
    #expect(possible(.accusee(acte), accuse: 14_400, derniere: 20_000) == 900_000)
    for etat in [EtatFiche.close(acte), .brouillon(acte)] { #expect(possible(etat, accuse: 14_400) == nil) }
  }

  @Test func `a fiche is late for what it awaits`() {
    func late(_ etat: EtatFiche.Nature, _ after: TimeInterval) -> Set<Retard> {
      Retard.de(
        etat, accuseDu: Self.now, retourDu: Self.now.addingTimeInterval(100), at: Self.now.addingTimeInterval(after))
    }
    #expect(
      late(.transmise, -1) == [] && late(.transmise, 0) == [.accuse] && late(.consultee, 100) == [.accuse, .retour])
    #expect(late(.accusee, 99) == [] && late(.accusee, 100) == [.retour])
    for etat in [EtatFiche.Nature.retournee, .close, .refusee, .rappelee] { #expect(late(etat, 1000) == []) }
  }
}
