/// How long the body of an entry is kept (CNIL 2021-122); the entry itself is kept for ever.
public enum RetentionClass: UInt8, Sendable, CaseIterable {
  /// Access traces: 12 months by default.
  case access = 1
  /// The register of disclosures: longer, pseudonymised, with a written reason.
  case disclosure = 2
}
