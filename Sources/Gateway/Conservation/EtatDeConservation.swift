/// Where a fiche stands in its retention, as the policies know it.
public enum EtatDeConservation: String, Sendable, CaseIterable {
  /// In use.
  case active
  /// Past its duration: nobody opens it any more, and it is to be erased or archived.
  case echue
  /// Kept apart, for a written reason and until a date.
  case archivee
}
