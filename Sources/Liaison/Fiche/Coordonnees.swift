/// Where the person lives and can be reached.
public struct Coordonnees: Hashable, Sendable {
  /// Where the person lives.
  public enum Residence: Hashable, Sendable {
    /// In a commune.
    case commune(CodeCommune)
    /// Nowhere stable; the commune where the person stays, if known.
    case sansDomicile(CodeCommune?)
    /// Abroad.
    case etranger
  }

  /// Where the person lives.
  public let residence: Residence
  /// Postal address.
  public let adresse: Texte<200>?
  /// Telephone.
  public let telephone: Telephone?
  /// Electronic mail.
  public let courriel: Courriel?
  /// Who hosts the person, or where mail is received.
  public let heberge: Ligne<120>?

  /// Gathers contact details.
  public init(
    residence: Residence, adresse: Texte<200>? = nil, telephone: Telephone? = nil, courriel: Courriel? = nil,
    heberge: Ligne<120>? = nil
  ) {
    (self.residence, self.adresse, self.telephone, self.courriel) = (residence, adresse, telephone, courriel)
    self.heberge = heberge
  }

  /// The commune that decides the secteur, if any.
  public var commune: CodeCommune? {
    switch residence {
    case .commune(let code): code
    case .sansDomicile(let code): code
    case .etranger: nil
    }
  }
}
