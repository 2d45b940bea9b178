public import Foundation
internal import Liaison

/// Makes a report from the events of a journal, given one by one in their order: what it keeps grows with the agents, the
/// policies and the emergencies, not with the entries.
///
/// It needs the events from ``ReportScope/since`` on, and those after the period too: they hold the reviews.
public struct ReportBuilder: Sendable {
  private let scope: ReportScope
  private let instants: Range<Date>
  private var entries = 0
  private var pruned = 0
  private var unreadable = 0
  private var totals: Tallies
  private var kinds: Tallies
  private var articles: Tallies
  private var policies: Tallies
  private var categories: Tallies
  private var refusingPolicies: Tallies
  private var refusingArticles: Tallies
  private var reviews = EmergencyReviews()
  private var watch: AccessWatch

  private enum Total {
    static let disclosures = "divulgations"
    static let openings = "ouvertures"
    static let refusals = "refus"
    static let emergencies = "urgences"
  }

  /// A report that has read nothing yet.
  public init(_ scope: ReportScope) {
    self.scope = scope
    instants = scope.instants
    let none = Tallies(parts: scope.starts.count)
    (totals, kinds, articles, policies, categories) = (none, none, none, none, none)
    (refusingPolicies, refusingArticles) = (none, none)
    watch = AccessWatch(scope)
  }

  /// Takes an event.
  public mutating func add(_ event: ReportedEvent) {
    let day = HeureDeParis.day(of: event.at)
    if event.at < instants.upperBound { watch.add(event, on: day) }
    if let part = scope.part(of: day) {
      entries += 1
      count(event, in: part)
    }
    reviews.add(event)
  }

  /// Takes an entry whose body was pruned; its hour is all that it tells.
  public mutating func add(prunedIn hour: Date) { if instants.contains(hour) { pruned += 1 } }

  /// Takes an entry whose body is none that this version reads.
  public mutating func add(unreadableIn hour: Date) { if instants.contains(hour) { unreadable += 1 } }

  private mutating func count(_ event: ReportedEvent, in part: Int) {
    if !event.tookPlace {
      // What was said aloud is examined apart from being recorded: it is refused as a whole there.
      totals.add(Total.refusals, in: part)
      refusingPolicies.add(event.policies, in: part)
      refusingArticles.add(Self.articles(of: event), in: part)
      return
    }
    if ReportedEvent.openings.contains(event.kind) { totals.add(Total.openings, in: part) }
    if event.isEmergency {
      totals.add(Total.emergencies, in: part)
      reviews.begin(event)
    }
    guard event.isDisclosure else { return }
    totals.add(Total.disclosures, in: part)
    kinds.add(event.kind.rawValue, in: part)
    policies.add(event.policies, in: part)
    articles.add(Self.articles(of: event), in: part)
    categories.add(event.categories, in: part)
  }

  /// A policy cites several texts at once, `;` between them: each is counted.
  private static func articles(of event: ReportedEvent) -> [String] {
    event.articles.flatMap { $0.split(separator: ";") }.map { text in
      String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// What was read, as of an instant.
  public func report(at now: Date) -> JournalReport {
    JournalReport(
      scope: scope, madeAt: now, entries: entries, pruned: pruned, unreadable: unreadable,
      disclosures: totals[Total.disclosures], openings: totals[Total.openings], refusals: totals[Total.refusals],
      emergencies: totals[Total.emergencies], byKind: kinds.sorted, byArticle: articles.sorted,
      byPolicy: policies.sorted, byCategory: categories.sorted, refusalsByPolicy: refusingPolicies.sorted,
      refusalsByArticle: refusingArticles.sorted, reviews: reviews.reviews(at: now), unusual: watch.found)
  }
}
