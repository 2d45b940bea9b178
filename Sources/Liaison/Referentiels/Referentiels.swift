/// Every closed list, for forms, documentation and exchanges.
public struct Referentiel: Hashable, Sendable {
  /// A value of a list.
  public struct Valeur: Hashable, Sendable {
    /// The stable code.
    public let code: String
    /// The French label.
    public let libelle: String
  }

  /// The list's own code.
  public let nom: String
  /// The values, in the order in which people are shown them.
  public let valeurs: [Valeur]

  /// Describes a list.
  public init<C: Coded>(_ type: C.Type) {
    nom = C.referentiel
    valeurs = C.all.map { Valeur(code: $0.code, libelle: $0.libelle) }
  }

  /// Every list of the domain.
  public static let tous: [Referentiel] = [
    .init(Profil.self), .init(Problematique.self), .init(Sexe.self), .init(SituationFamiliale.self),
    .init(ClasseAge.self), .init(LienFamilial.self), .init(ModeSaisine.self), .init(OrigineSaisine.self),
    .init(TypePartenaire.self), .init(IssueRetour.self), .init(DejaConnu.self), .init(MotifRefus.self),
    .init(MotifReorientation.self), .init(MotifRappel.self), .init(MotifRevocation.self), .init(MotifDestinataire.self),
    .init(MotifEffacement.self), .init(MotifArchivage.self), .init(MotifRecherche.self), .init(Concordance.self),
    .init(Urgence.self), .init(Circuit.self), .init(FondementLegal.self),
    .init(NatureFaits.self), .init(Imminence.self), .init(SituationArme.self), .init(CauseIncapacite.self),
    .init(EtatAccord.self), .init(ObjetAccord.self), .init(AuteurAccord.self), .init(ModeInformation.self),
    .init(IssueOpposition.self), .init(MotifMaintien.self),
    .init(MotifAccordImpossible.self), .init(InformationParents.self), .init(MotifParentsNonInformes.self),
    .init(SectionCode.self), .init(CategorieRGPD.self), .init(Infractions.Procedure.self),
    .init(ConsignesContact.Interdit.self), .init(PieceJointe.TypeContenu.self), .init(JourSemaine.self),
    .init(JourFerie.self), .init(NatureEnveloppe.self), .init(AlineaPeril.self), .init(Role.self),
    .init(SoumissionAuSecret.self), .init(NatureOrganisme.self), .init(EtatFiche.Nature.self),
    .init(TransitionFiche.self), .init(EtatAvis.Nature.self), .init(TransitionAvis.self),
    .init(ConclusionRelecture.self), .init(ReponseObligation.self), .init(Retard.self), .init(CodeDeSuite.self),
    .init(SuitesDonnees.Etat.self), .init(SorteDeNotification.self),
  ]
}
