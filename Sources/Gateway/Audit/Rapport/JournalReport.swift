public import Foundation

/// What the journal says of a period, in numbers, codes and references: no name, no content.
public struct JournalReport: Sendable {
  /// What was asked.
  public let scope: ReportScope
  /// When it was made: what is late is late then.
  public let madeAt: Date
  /// How many entries of the period were read.
  public let entries: Int
  /// How many of its entries have no body any more: they are unknown, and in no count.
  public let pruned: Int
  /// How many of its bodies could not be read: `navette journal verify` says which and why.
  public let unreadable: Int

  /// Disclosures, part by part.
  public let disclosures: Tally
  /// Openings of content, part by part.
  public let openings: Tally
  /// Refusals of any act, part by part.
  public let refusals: Tally
  /// Emergency disclosures, part by part.
  public let emergencies: Tally

  /// Disclosures by kind of event.
  public let byKind: [Tally]
  /// Disclosures by the article that permits them.
  public let byArticle: [Tally]
  /// Disclosures by the policy that permits them.
  public let byPolicy: [Tally]
  /// Disclosures by the category of data that was disclosed.
  public let byCategory: [Tally]
  /// Refusals by the policy that refuses.
  public let refusalsByPolicy: [Tally]
  /// Refusals by the article that refuses.
  public let refusalsByArticle: [Tally]

  /// Every emergency of the period, and its review.
  public let reviews: [EmergencyReview]
  /// What deserves a look.
  public let unusual: UnusualAccess

  /// How many emergencies' reviews stand there.
  public func count(_ state: EmergencyReview.State) -> Int { reviews.count { $0.state == state } }
}
