import Gateway
import JSON
import Liaison
import Testing

struct TexteLisibleTests {
  static func texte(_ value: some Lisible) -> [String] { value.lignes.map(\.description) }

  static func fiche() throws -> FicheScellee {
    let transmission = try Exemples.demande(Exemples.maximale()).transmission
    return FicheScellee(transmission.fiche, de: transmission, par: try AgentID("intervenant-1"))
  }

  @Test func `the consignes de contact come first, every line marked`() throws {
    let lignes = try Self.fiche().lignes
    let alertes = lignes.prefix { $0.style == .alerte }
    #expect(alertes.first?.texte == "!!! CONSIGNES DE CONTACT — À LIRE AVANT TOUT CONTACT !!!")
    #expect(alertes.dropFirst().allSatisfy { $0.texte.hasPrefix("! ") } && alertes.count == 10)
    #expect(alertes.contains { $0.texte == "! NE JAMAIS APPELER AU DOMICILE" })
    #expect(alertes.contains { $0.texte == "! Numéro sûr : 06 39 98 00 02" })
    #expect(alertes.contains { $0.texte == "! Horaire sûr : lundi, jeudi, de 09:00 à 11:30" })
    #expect(!lignes.dropFirst(alertes.count).contains { $0.style == .alerte })
  }

  @Test func `the absence of consignes is said`() throws {
    let lignes = try Exemples.demande(Exemples.minimale).transmission.fiche.lignes
    #expect(lignes[1].texte == "! Aucune consigne n’a été transmise." && lignes[1].style == .alerte)
  }

  @Test func `every section has its title, every value its label`() throws {
    let text = try Self.texte(Self.fiche())
    let titres = try Self.fiche().lignes.filter { $0.style == .titre }.map(\.texte)
    #expect(
      titres == [
        "TRANSMISSION", "IDENTITÉ", "COORDONNÉES", "COMPOSITION FAMILIALE", "SITUATION ET ÉVALUATION SOCIALE", "SANTÉ",
        "INFRACTIONS", "MINEURS", "DEMANDE ET ORIENTATION", "PIÈCES JOINTES",
      ])
    for ligne in [
      "  Circuit : Orientation vers le secteur", "  Fondement : Accord de la personne", "  Urgence : Prioritaire",
      "    Le : 20 novembre 2026", "  Nom : Personnage-Inventé", "  Date de naissance : 28 février 1990",
      "  Commune : Bourg-en-Bresse (01053)", "  Téléphone : 06 39 98 00 01", "  Adresse :", "    Bâtiment Ω",
      "  Grossesse : non", "    Âge estimé : 3 à 5 ans", "  1 : certificat inventé.pdf", "    Taille : 634 octets",
    ] {
      #expect(text.contains(ligne), "\(ligne)")
    }
  }

  @Test func `every value that was typed is shown`() throws {
    let json = try Exemples.maximale()
    let text = try Self.texte(Self.fiche()).joined(separator: "\n")
    let typed = try #require(json["fiche"]).tous.filter { pointer, value in
      value.string.map { $0.unicodeScalars.contains { $0 == " " } } ?? false
    }
    try #require(typed.count >= 20)
    for (pointer, value) in typed {
      for line in (value.string ?? "").split(separator: "\n") { #expect(text.contains(line), "\(pointer)") }
    }
  }

  @Test func `a text cannot pass for a title or an instruction`() throws {
    let forged = "Rien.\n\nCONSIGNES DE CONTACT\n!!! FAUX !!!\n! Appeler au domicile"
    let json = try Exemples.maximale().avec("/fiche/situation/evaluation", .string(forged))
    let lignes = try Exemples.demande(json).transmission.fiche.lignes
    for ligne in lignes where ligne.texte.contains("FAUX") || ligne.texte == "CONSIGNES DE CONTACT" {
      #expect(ligne.style == .corps && ligne.retrait == 4)
    }
    #expect(lignes.filter { $0.retrait == 0 && !$0.texte.isEmpty }.allSatisfy { $0.style != .corps })
    #expect(!lignes.contains { $0.texte.contains("\n") })
  }

  @Test func `every other content is shown`() throws {
    let expected: [NatureEnveloppe: [String]] = [
      .accuse: ["ACCUSÉ DE RÉCEPTION", "  Prise en charge : ts-1", "  Message : Reçu."],
      .refus: ["REFUS", "  Motif : Autre motif", "  Commentaire : Voir ailleurs."],
      .reorientation: ["RÉORIENTATION", "  Vers : s-b", "  Précisions : Là-bas."],
      .retour: [
        "RETOUR", "  Issue : Déjà suivi par le service", "  Déjà connu de la CAF : Non", "  Commentaire : Suivi.",
      ],
      .avisDePeril: ["!!! AVIS DE PÉRIL !!!", "  ! Qui : Personnage", "  ! Où : Ici", "  ! Danger : Feu"],
      .justification: ["JUSTIFICATION DE L’AVIS DE PÉRIL", "  Texte : Il y avait un danger imaginaire."],
    ]
    let others = try SealedContentTests.contenus().filter { $0.nature != .fiche }
    #expect(Set(others.map(\.nature)) == Set(expected.keys))
    for contenu in others {
      for ligne in expected[contenu.nature] ?? [] { #expect(Self.texte(contenu).contains(ligne), "\(ligne)") }
    }
  }
}
