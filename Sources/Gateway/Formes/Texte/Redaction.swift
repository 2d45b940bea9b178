internal import Liaison

/// Writes lines one after the other.
public struct Redaction: Sendable {
  /// What was written.
  public private(set) var lignes: [LigneLisible] = []
  private var style = LigneLisible.Style.corps
  private var retrait = 2

  init() {}

  /// A section: a title, after an empty line, then what `body` writes.
  mutating func section(_ titre: String, _ body: (inout Redaction) -> Void) {
    separer()
    lignes.append(LigneLisible(.titre, titre.uppercased()))
    body(&self)
  }

  /// A section on which the person's safety depends, every line of which is marked.
  mutating func alerte(_ titre: String, _ body: (inout Redaction) -> Void) {
    separer()
    style = .alerte
    lignes.append(LigneLisible(.alerte, "!!! \(titre.uppercased()) !!!"))
    body(&self)
    style = .corps
  }

  /// Lines two columns to the right.
  mutating func retrait(_ body: (inout Redaction) -> Void) {
    retrait += 2
    body(&self)
    retrait -= 2
  }

  /// A line of the program's own words.
  mutating func ligne(_ texte: String) { lignes.append(LigneLisible(style, retrait: retrait, marque + texte)) }

  /// A label and its value, on one line or, when the value has several, under it.
  mutating func champ(_ libelle: String, _ valeur: String?) {
    guard let valeur else { return }
    let lines = valeur.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1 else { return ligne("\(libelle) : \(valeur)") }
    ligne("\(libelle) :")
    for line in lines { lignes.append(LigneLisible(style, retrait: retrait + 2, marque + line)) }
  }

  /// A label and a value of a closed list.
  mutating func champ(_ libelle: String, _ valeur: (some Coded)?) { champ(libelle, valeur?.libelle) }

  /// A label and values of a closed list, in its order; nothing when there is none.
  mutating func champ<C: Coded>(_ libelle: String, _ valeurs: Set<C>) {
    guard !valeurs.isEmpty else { return }
    champ(libelle, C.all.filter(valeurs.contains).map(\.libelle).joined(separator: " ; "))
  }

  /// A label and a day.
  mutating func champ(_ libelle: String, _ jour: CalendarDay?) { champ(libelle, jour?.affichage) }

  /// A label and an answer.
  mutating func champ(_ libelle: String, _ reponse: Bool?) { champ(libelle, reponse.map { $0 ? "oui" : "non" }) }

  private var marque: String { style == .alerte ? "! " : "" }

  private mutating func separer() {
    if !lignes.isEmpty { lignes.append(LigneLisible(.corps, "")) }
  }
}
