import JSON
import Liaison

/// The clear text of an envelope, laid out in French for its reader.
///
/// Lines of a text are indented under their label: a text cannot pass for another section.
enum ContentText {
  static func render(_ json: JSON, console: Console) -> String {
    guard case .object(let object) = json else { return value(json, key: "", indent: 2) }
    // `v` and `genre` are the layout's: the signed header already said them.
    return object.members.filter { $0.value != .null && $0.key != "v" && $0.key != "genre" }.map { member in
      let heading = label(member.key)
      switch member.value {
      case .object, .array: return "\(console.bold(heading))\n\(value(member.value, key: member.key, indent: 2))"
      default: return "\(heading) : \(value(member.value, key: member.key, indent: 2))"
      }
    }.joined(separator: "\n")
  }

  private static func value(_ json: JSON, key: String, indent: Int) -> String {
    let lead = String(repeating: " ", count: indent)
    switch json {
    case .object(let object):
      return object.members.filter { $0.value != .null }.map { member in
        let inner = value(member.value, key: member.key, indent: indent + 2)
        let isBlock = member.value.object != nil || member.value.array?.contains { $0.object != nil } == true
        return "\(lead)\(label(member.key)) :" + (isBlock ? "\n" : " ") + inner
      }.joined(separator: "\n")
    case .array(let elements) where elements.contains { $0.object != nil }:
      return elements.map { "\(lead)–\n" + value($0, key: key, indent: indent + 2) }.joined(separator: "\n")
    case .array(let elements):
      return elements.map { value($0, key: key, indent: indent) }.joined(separator: ", ")
    case .string(let text):
      return libelle(key, text) ?? SafeText.paragraph(text).replacing("\n", with: "\n\(lead)  ")
    case .integer(let number): return String(number)
    case .double(let number): return String(number)
    case .bool(let bool): return bool ? "oui" : "non"
    case .null: return "—"
    }
  }

  private static func label(_ key: String) -> String {
    if let section = SectionCode.all.first(where: { $0.memberName.isSame(as: key) || $0.code.isSame(as: key) }) {
      return section.libelle
    }
    if let known = labels[key] { return known }
    var words = ""
    for scalar in SafeText.line(key).unicodeScalars {
      if scalar.properties.isUppercase { words += " " }
      words.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static let labels = [
    "prenoms": "Prénoms", "nomUsage": "Nom d’usage", "telephone": "Téléphone", "ageEstime": "Âge estimé",
    "heberge": "Hébergé par", "demandeDeLaPersonne": "Demande de la personne", "servicesEnLien": "Services en lien",
    "dejaConnuCD": "Déjà connu du département", "dejaConnuCAF": "Déjà connu de la CAF",
    "connuDuDepartement": "Déjà connu du département", "connuDeLaCAF": "Déjà connu de la CAF",
    "prochainRendezVous": "Prochain rendez-vous", "alinea": "Alinéa", "ou": "Où", "problematique": "Problématique",
    "evaluation": "Évaluation", "precisions": "Précisions",
  ]

  /// The label of a code where the member is known to hold one.
  private static func libelle(_ key: String, _ text: String) -> String? {
    func of<List: Coded>(_ list: List.Type) -> String? { (try? List(code: text))?.libelle }
    return switch key {
    case "circuit": of(Circuit.self)
    case "fondement": of(FondementLegal.self)
    case "urgence": of(Urgence.self)
    case "etat": of(EtatAccord.self)
    case "par": of(AuteurAccord.self)
    case "objets": of(ObjetAccord.self)
    case "natures": of(NatureFaits.self)
    case "situation": of(SituationFamiliale.self)
    case "sexe": of(Sexe.self)
    case "ageEstime": of(ClasseAge.self)
    case "issue": of(IssueRetour.self)
    case "dejaConnuCD", "dejaConnuCAF", "connuDuDepartement", "connuDeLaCAF": of(DejaConnu.self)
    case "orientations": of(TypePartenaire.self)
    case "autresProblematiques", "problematique": of(Problematique.self)
    case "profil": of(Profil.self)
    case "alinea": of(AlineaPeril.self)
    case "motif": of(MotifRefus.self) ?? of(MotifReorientation.self) ?? of(MotifRappel.self)
    case "categorie": of(CategorieRGPD.self)
    case "situationFamiliale": of(SituationFamiliale.self)
    case "lien": of(LienFamilial.self)
    case "joursSurs", "jours", "jour": of(JourSemaine.self)
    default: nil
    }
  }
}
