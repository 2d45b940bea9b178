internal import Journal

/// How long the body of an entry is kept (CNIL 2021-122), by its code in the API.
public enum ClasseDeConservation: String, Sendable, CaseIterable {
  /// Traces of access.
  case acces
  /// The register of disclosures.
  case divulgation

  init(_ retention: RetentionClass) {
    switch retention {
    case .access: self = .acces
    case .disclosure: self = .divulgation
    }
  }
}
