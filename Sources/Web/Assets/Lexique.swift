internal import JSON
internal import Liaison

/// The labels of the closed lists, for the script that shows what it opened: written from the lists themselves, so that a
/// label has one source.
enum Lexique {
  /// The lists that a sealed content names.
  private static let lists: [Referentiel] = [
    .init(Profil.self), .init(Problematique.self), .init(Sexe.self), .init(SituationFamiliale.self),
    .init(ClasseAge.self), .init(LienFamilial.self), .init(ModeSaisine.self), .init(OrigineSaisine.self),
    .init(TypePartenaire.self), .init(IssueRetour.self), .init(DejaConnu.self), .init(MotifRefus.self),
    .init(MotifReorientation.self), .init(Urgence.self), .init(Circuit.self), .init(FondementLegal.self),
    .init(NatureFaits.self), .init(EtatAccord.self), .init(ObjetAccord.self), .init(AuteurAccord.self),
    .init(ModeInformation.self), .init(MotifAccordImpossible.self), .init(SectionCode.self),
    .init(CategorieRGPD.self), .init(Infractions.Procedure.self), .init(ConsignesContact.Interdit.self),
    .init(PieceJointe.TypeContenu.self), .init(JourSemaine.self),
  ]

  /// `{list: {code: label}}` in the order of each list, and what each paragraph of Code pénal 223-6 is called.
  static let json: JSON = {
    var members = lists.map { list in
      (list.nom, JSON.object(JSONObject(members: list.valeurs.map { ($0.code, JSON.string($0.libelle)) })))
    }
    members.append(("alinea", .object(["1": words(.premier), "2": words(.second)])))
    return .object(JSONObject(members: members))
  }()

  private static func words(_ alinea: AlineaPeril) -> JSON {
    [.string(alinea.fondement.libelle), .string(alinea.libelle)]
  }

  /// The line of the script that holds them.
  static var script: String { "const LEXIQUE = \(String(decoding: json.serialized(), as: UTF8.self));\n" }
}
