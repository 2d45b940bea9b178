public import Foundation
internal import Liaison

/// An emergency disclosure (Code pénal 223-6) and what became of its review: justified by its author, then reviewed by
/// somebody else within 24 hours.
public struct EmergencyReview: Hashable, Sendable {
  /// Where its review stands.
  public enum State: String, Sendable, CaseIterable {
    /// Reviewed by somebody else within 24 hours.
    case aTemps = "a-temps"
    /// Reviewed by somebody else, later.
    case tardive
    /// Not reviewed, and there is time left.
    case attendue
    /// Not reviewed, and 24 hours have passed.
    case manquante
    /// None is due: it was said aloud after a written avis, with which it is reviewed.
    case sansObjet = "sans-objet"
  }

  /// The reference.
  public let reference: String
  /// The entry's number.
  public let leaf: UInt64
  /// Whether it was said aloud.
  public let isOral: Bool
  /// Who disclosed.
  public let author: String?
  /// When.
  public let at: Date
  /// When its justification was written.
  public let justifiedAt: Date?
  /// When somebody else reviewed it.
  public let reviewedAt: Date?
  /// Who did.
  public let reviewer: String?
  /// What they concluded.
  public let conclusion: String?
  /// Where it stands.
  public let state: State
  /// When its review is late.
  public var due: Date { at.addingTimeInterval(EtatAvis.delaiDeRelecture) }
}

/// Follows each emergency to its review.
struct EmergencyReviews: Sendable {
  private struct Followed: Sendable {
    let event: ReportedEvent
    var justifiedAt: Date?
    var review: ReportedEvent?
  }

  private var followed: [String: Followed] = [:]

  /// Begins to follow an emergency of the period.
  mutating func begin(_ event: ReportedEvent) {
    guard let reference = event.subject else { return }
    followed[reference] = Followed(event: event)
  }

  /// Takes what comes after, in the period or not.
  mutating func add(_ event: ReportedEvent) {
    guard event.tookPlace, let reference = event.subject, let emergency = followed[reference] else { return }
    switch event.kind {
    case .justification: followed[reference]?.justifiedAt = emergency.justifiedAt ?? event.at
    // Nobody reviews their own: the policies refuse it, and what they would have let pass does not count.
    case .relecture where emergency.review == nil && event.agent != emergency.event.agent:
      followed[reference]?.review = event
    default: break
    }
  }

  /// How each stands at an instant, in the order of the journal.
  func reviews(at now: Date) -> [EmergencyReview] {
    followed.sorted { $0.value.event.leaf < $1.value.event.leaf }.map { reference, followed in
      let event = followed.event
      let due = event.at.addingTimeInterval(EtatAvis.delaiDeRelecture)
      let state: EmergencyReview.State =
        if let review = followed.review { review.at < due ? .aTemps : .tardive } else if !event.awaitsReview {
          .sansObjet
        } else { now < due ? .attendue : .manquante }
      return EmergencyReview(
        reference: reference, leaf: event.leaf, isOral: event.kind == .transmissionOrale, author: event.agent,
        at: event.at, justifiedAt: followed.justifiedAt, reviewedAt: followed.review?.at,
        reviewer: followed.review?.agent, conclusion: followed.review?.conclusion, state: state)
    }
  }
}
