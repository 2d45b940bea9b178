/// What an author answers of something that was owed: that it is done, or why it is not.
public typealias ReponseObligation = Entree<TableReponseObligation>

/// The table of `ReponseObligation`.
public enum TableReponseObligation: TableDeReference {
  /// The list's name.
  public static let nom = "reponse-obligation"
  /// The lines.
  public static let lignes = [
    ("faite", "C’est fait"),
    ("faite-de-vive-voix", "C’est fait, de vive voix ou par téléphone"),
    ("faite-par-un-autre", "Un autre professionnel l’a fait"),
    ("contraire-interet-enfant", "Contraire à l’intérêt de l’enfant"),
    ("risque-pour-la-personne", "Ce serait un risque pour la personne"),
    ("injoignable", "La personne ou les parents sont injoignables"),
    ("danger-ecarte", "Le danger est écarté"),
    ("faits-rectifies", "Les faits codés étaient inexacts"),
  ].map { (code: $0.0, libelle: $0.1) }
}
