import Liaison

/// Coded facts for tests: an adult who agrees, and what differs.
enum SampleFacts {
  static func faits(
    _ classe: ClasseAge = .de26a39, natures: Set<NatureFaits> = [], imminence: Imminence = .aucune,
    arme: SituationArme = .aucune, dangereux: Bool = false, consulte: Bool = false, accord: EtatAccord = .donne
  ) throws -> FaitsCodes {
    try FaitsCodes(
      profil: .victime, classeAge: classe, natures: natures, imminence: imminence, arme: arme, dangereux: dangereux,
      consulteAuteur: consulte, accord: accord, objetsAccord: accord == .donne ? [.contact, .transmission] : [])
  }
}
