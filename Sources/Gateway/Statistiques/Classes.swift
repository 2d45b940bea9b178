internal import Foundation

/// Durations and numbers, as records have them: in classes, never exact.
enum Classes {
  /// How long something took, in days begun.
  static func delai(_ seconds: TimeInterval) -> String {
    switch seconds / 86_400 {
    case ..<1: "moins-d-un-jour"
    case ..<4: "1-3-jours"
    case ..<8: "4-7-jours"
    case ..<16: "8-15-jours"
    default: "plus-de-15-jours"
    }
  }

  /// How long somebody was followed.
  static func accompagnement(_ seconds: TimeInterval) -> String {
    switch seconds / 86_400 {
    case ..<30: "moins-d-un-mois"
    case ..<91: "1-3-mois"
    case ..<182: "3-6-mois"
    default: "plus-de-6-mois"
    }
  }

  /// How many acts there were.
  static func actes(_ count: Int) -> String {
    switch count {
    case ...1: "1"
    case ...3: "2-3"
    case ...9: "4-9"
    default: "10-et-plus"
    }
  }
}
