/// A commune, or an arrondissement of Paris, Lyon or Marseille, as INSEE lists them.
public struct Commune: Hashable, Sendable {
  /// An intercommunality.
  public struct EPCI: Hashable, Sendable {
    /// Its SIREN: nine digits.
    public let siren: String
    /// Its name.
    public let nom: String
  }

  /// The INSEE code.
  public let code: CodeCommune
  /// The name, with its article.
  public let nom: String
  /// The postal codes, perhaps none.
  public let codesPostaux: [String]
  /// The intercommunality, if any.
  public let epci: EPCI?
  /// The municipal population, where it is known.
  public let population: Int?
  /// Whether it is an arrondissement.
  public let estArrondissement: Bool
}

extension CodeCommune {
  /// The commune of an arrondissement of Paris, Marseille or Lyon; nil for any other code.
  public var communeParente: CodeCommune? {
    switch description {
    case "75101"..."75120": try? CodeCommune("75056")
    case "13201"..."13216": try? CodeCommune("13055")
    case "69381"..."69389": try? CodeCommune("69123")
    default: nil
    }
  }
}
