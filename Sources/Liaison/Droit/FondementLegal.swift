/// The ground that the author invokes. Whether it holds is for the policies to say.
public enum FondementLegal: String, Coded, CaseIterable {
  /// Free agreement of the person (libre adhésion).
  case accord
  /// Privations, sévices, atteintes ou mutilations sexuelles on a minor or a person unable to protect themself.
  case cp226141 = "cp-226-14-1"
  /// Health professionals: with the victim's agreement.
  case cp226142 = "cp-226-14-2"
  /// Health professionals: sujétion.
  case cp226142bis = "cp-226-14-2-bis"
  /// Health professionals: emprise in a couple.
  case cp226143 = "cp-226-14-3"
  /// Health or social action: a dangerous person who consults them and holds or seeks a weapon, to the préfet.
  case cp22614Arme = "cp-226-14-arme"
  /// Preventing a crime or an offence against bodily integrity.
  case cp2236al1 = "cp-223-6-al-1"
  /// Helping a person in peril.
  case cp2236al2 = "cp-223-6-al-2"
  /// Mistreatment of minors and vulnerable persons.
  case cp4343 = "cp-434-3"
  /// Information préoccupante, to the CRIP.
  case casfL22621 = "casf-l226-2-1"
  /// Secret partagé, child protection only.
  case casfL22622 = "casf-l226-2-2"
  /// The president of the CD to the parquet.
  case casfL2264i = "casf-l226-4-i"
  /// Direct to the parquet, with a copy to the president of the CD.
  case casfL2264ii = "casf-l226-4-ii"
  /// Aggravated difficulties that need several professionals already at work.
  case casfL12162 = "casf-l121-6-2"
  /// Aide sociale à l'enfance.
  case casfL2216 = "casf-l221-6"

  /// The list's name.
  public static let referentiel = "fondement-legal"

  /// The French label.
  public var libelle: String {
    switch self {
    case .accord: "Accord de la personne"
    case .cp226141: "Code pénal, art. 226-14, 1°"
    case .cp226142: "Code pénal, art. 226-14, 2°"
    case .cp226142bis: "Code pénal, art. 226-14, 2° bis"
    case .cp226143: "Code pénal, art. 226-14, 3°"
    case .cp22614Arme: "Code pénal, art. 226-14 (arme)"
    case .cp2236al1: "Code pénal, art. 223-6, alinéa 1"
    case .cp2236al2: "Code pénal, art. 223-6, alinéa 2"
    case .cp4343: "Code pénal, art. 434-3"
    case .casfL22621: "CASF, art. L226-2-1"
    case .casfL22622: "CASF, art. L226-2-2"
    case .casfL2264i: "CASF, art. L226-4, I"
    case .casfL2264ii: "CASF, art. L226-4, II"
    case .casfL12162: "CASF, art. L121-6-2"
    case .casfL2216: "CASF, art. L221-6"
    }
  }
}
