/// Why a certificate was revoked (RFC 5280 5.3.1).
public enum RevocationReason: Int, Hashable, Sendable, CaseIterable {
  /// No reason given: the entry then carries none.
  case unspecified = 0
  /// The private key is or may be in other hands.
  case keyCompromise = 1
  /// The authority's own key is or may be in other hands.
  case authorityCompromise = 2
  /// The agent changed body or role.
  case affiliationChanged = 3
  /// Another certificate replaces this one.
  case superseded = 4
  /// The agent left.
  case cessationOfOperation = 5
  /// Suspended; Navette never lifts a suspension, it issues again.
  case certificateHold = 6
  /// What the certificate allowed was withdrawn.
  case privilegeWithdrawn = 9
}
