public import JSON
public import Liaison

/// The body of `POST /api/recherches`: who is looked for, and why.
public struct DemandeDeRecherche: Hashable, Forme {
  /// Family name.
  public let nom: Ligne<80>
  /// Name used, where it differs.
  public let nomUsage: Ligne<80>?
  /// First names.
  public let prenoms: Ligne<80>
  /// Date of birth, where it is known.
  public let naissance: DateDeNaissance?
  /// Why.
  public let motif: MotifRecherche

  /// Reads `{nom, nomUsage?, prenoms, naissance?, motif}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Self(
        nom: fields.required("nom").ligne(), nomUsage: fields.optional("nomUsage")?.ligne(),
        prenoms: fields.required("prenoms").ligne(), naissance: fields.optional("naissance")?.naissance(today),
        motif: fields.required("motif").code())
    }
  }

  private init(
    nom: Ligne<80>, nomUsage: Ligne<80>?, prenoms: Ligne<80>, naissance: DateDeNaissance?, motif: MotifRecherche
  ) {
    (self.nom, self.nomUsage, self.prenoms) = (nom, nomUsage, prenoms)
    (self.naissance, self.motif) = (naissance, motif)
  }

  /// The person, to be found again.
  var personne: PersonneCitee {
    PersonneCitee(
      nom: nom.contenu, nomUsage: nomUsage?.contenu, prenoms: prenoms.contenu, naissance: naissance?.jour)
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("nom", \DemandeDeRecherche.nom), .optional("nomUsage", \DemandeDeRecherche.nomUsage),
    .required("prenoms", \DemandeDeRecherche.prenoms), .optional("naissance", \DemandeDeRecherche.naissance),
    .required("motif", \DemandeDeRecherche.motif),
  ])

  /// The body as it is written.
  public var json: JSON {
    .objet([
      "nom": nom.json, "nomUsage": nomUsage?.json, "prenoms": prenoms.json, "naissance": naissance?.jour.json,
      "motif": motif.json,
    ])
  }
}
