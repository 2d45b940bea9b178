public import Foundation

/// Instants as every JSON form of the gateway writes them: RFC 3339, UTC, whole seconds.
public enum Instants {
  /// `2026-11-21T10:00:00Z`.
  public static func text(_ date: Date) -> String {
    date.formatted(.iso8601)
  }
}
