internal import Cryptography
internal import Foundation
internal import JSON
internal import Liaison

/// The texts, codes, days and identifiers that forms are made of.
extension JSONReader {
  /// A text that may run over several lines.
  func texte<let maximum: Int>() throws -> Texte<maximum> {
    try valeur(maxScalars: maximum) { text throws(LiaisonError) in try Texte(text) }
  }

  /// A text on one line.
  func ligne<let maximum: Int>() throws -> Ligne<maximum> {
    try valeur(maxScalars: maximum) { text throws(LiaisonError) in try Ligne(text) }
  }

  /// A text on one line, which the domain keeps as a string.
  func nom(max maximum: Int) throws -> String { try string(maxScalars: maximum) }

  /// A code of a closed list.
  func code<C: Coded>() throws -> C {
    try valeur(expected: C.all.map(\.code).joined(separator: ", ")) { text throws(LiaisonError) in try C(code: text) }
  }

  /// Codes of a closed list, each once, in any order.
  func codes<C: Coded>() throws -> Set<C> {
    var set: Set<C> = []
    _ = try array(max: C.all.count) { element in
      guard set.insert(try element.code()).inserted else { throw element.fault(.duplicate) }
    }
    return set
  }

  /// A list of values that each have their own form.
  func liste<F: Forme>(max: Int, today: CalendarDay) throws -> [F] {
    try array(max: max) { try F($0, today: today) }
  }

  /// A day: `2026-11-21`.
  func jour() throws -> CalendarDay {
    try valeur(expected: "AAAA-MM-JJ") { text throws(LiaisonError) in try CalendarDay(text) }
  }

  /// A day that has come: a fact is not dated in the future.
  func jourPasse(_ today: CalendarDay) throws -> CalendarDay {
    let jour = try jour()
    guard jour <= today else { throw fault(.outOfRange) }
    return jour
  }

  /// An instant, as ``Instants`` writes it.
  func instant() throws -> Date { try parsed(maxScalars: 20, expected: "AAAA-MM-JJThh:mm:ssZ", Instants.date) }

  /// A date of birth.
  func naissance(_ today: CalendarDay) throws -> DateDeNaissance {
    let jour = try jour()
    do { return try DateDeNaissance(jour, auPlusTard: today) } catch { throw fault(error) }
  }

  /// An hour of the day: `08:30`.
  func heure() throws -> HeureLocale {
    try valeur(expected: "HH:MM") { text throws(LiaisonError) in try HeureLocale(text) }
  }

  /// A telephone number.
  func telephone() throws -> Telephone { try valeur { text throws(LiaisonError) in try Telephone(text) } }

  /// An electronic mail address.
  func courriel() throws -> Courriel { try valeur { text throws(LiaisonError) in try Courriel(text) } }

  /// The INSEE code of a commune that exists.
  func commune() throws -> CodeCommune {
    try valeur(expected: "code INSEE") { text throws(LiaisonError) in
      let code = try CodeCommune(text)
      guard try Communes.france().contains(code) else { throw LiaisonError(.unknownCommune) }
      return code
    }
  }

  /// The identifier of a body; whether it exists is for the directory to say.
  func organisme() throws -> OrganismeID { try valeur { text throws(LiaisonError) in try OrganismeID(text) } }

  /// The reference of a fiche or an avis, in its one written form.
  func reference() throws -> Reference { try valeur { text throws(LiaisonError) in try Reference(text) } }

  /// The name of a draft; whether it exists is for the gateway to say.
  func brouillon() throws -> BrouillonID { try valeur { text throws(LiaisonError) in try BrouillonID(text) } }

  /// The identifier of an agent; whether they exist is for the directory to say.
  func agent() throws -> AgentID { try valeur { text throws(LiaisonError) in try AgentID(text) } }

  /// Bytes of a known count, as lowercase hexadecimal digits.
  func hexadecimal(bytes count: Int) throws -> [UInt8] {
    try parsed(maxScalars: 2 * count, expected: "\(2 * count) [0-9a-f]") { text in
      Hexadecimal.decode(text).flatMap { $0.count == count ? $0 : nil }
    }
  }
}
