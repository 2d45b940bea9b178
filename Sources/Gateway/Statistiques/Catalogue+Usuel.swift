internal import Liaison
public import Statistics

extension Catalogue {
  /// The closed lists that the gateway knows, for the catalogues that name them.
  public static let listes: [String: [Valeur]] = {
    var listes = Dictionary(
      uniqueKeysWithValues: Referentiel.tous.map {
        ($0.nom, $0.valeurs.map { Valeur(code: $0.code, libelle: $0.libelle) })
      })
    listes["suite-fiche"] =
      IssueRetour.all.map { Valeur(code: $0.code, libelle: $0.libelle) } + [
        Valeur(code: "refusee", libelle: "Refusée par le service"), Valeur(code: "sans-retour", libelle: "Sans retour"),
      ]
    return listes
  }()

  /// The indicators of article 7 of the convention de l'Ain, and those of service.
  public static let usuel: Catalogue = {
    do {
      return try Catalogue.standard(listes: listes)
    } catch {
      preconditionFailure("the catalogue that comes with the package is read by its tests: \(error)")
    }
  }()
}
