import Foundation
import Gateway
import JSON
import Journal
import Liaison

/// Which events `journal list` is asked for.
struct JournalFilter: Sendable {
  private static let event = Option(
    "event", "CODE", .code(EventKind.allCases.map(\.rawValue)),
    "Only this event: transmission, ouverture, refus, and so on.")
  private static let about = Option(
    "about", "REF", .text, "Only what is about this fiche, avis, agent or body.")
  private static let by = Option("by", "AGENT", .agent, "Only what this agent did.")
  private static let refused = Flag("refused", "Only the refusals.")
  private static let permitted = Flag("permitted", "Only what a decision permitted.")
  private static let article = Option(
    "article", "TEXT", .text, "Only what rests on an article that holds this: 226-14.")
  private static let policy = Option("policy", "ID", .text, "Only what this policy decided, or warned of.")
  private static let category = Option(
    "category", "CODE", .coded(CategorieRGPD.self),
    "Only what disclosed data of this category: \(CodeList.text(CategorieRGPD.self)).")
  private static let since = Option("since", "DATE", .moment, "From this day in Paris, or this instant, on.")
  private static let until = Option("until", "DATE", .moment, "Up to the end of this day, or before this instant.")

  static let options = [
    event.parameter, about.parameter, by.parameter, refused.parameter, permitted.parameter, article.parameter,
    policy.parameter, category.parameter, since.parameter, until.parameter,
  ]

  private let criteria: JournalCriteria
  private let category: String?

  init(_ values: Values) throws {
    var criteria = JournalCriteria()
    criteria.evenement = try values.optional(Self.event).flatMap(EventKind.init(rawValue:))
    criteria.objet = try values.optional(Self.about)
    criteria.agent = try values.optional(Self.by)
    guard !values.isSet(Self.refused) || !values.isSet(Self.permitted) else {
      throw CommandError.usage("--refused and --permitted exclude each other")
    }
    criteria.permise = values.isSet(Self.refused) ? false : values.isSet(Self.permitted) ? true : nil
    criteria.article = try values.optional(Self.article)
    criteria.politique = try values.optional(Self.policy)
    criteria.du = try values.optional(Self.since)?.start
    criteria.avant = try values.optional(Self.until)?.end
    if let since = criteria.du, let until = criteria.avant, since >= until {
      throw CommandError.usage("--until is before --since")
    }
    self.criteria = criteria
    category = try values.optional(Self.category)
  }

  /// Whether an entry may match, by its class and hour.
  func mayMatch(_ entry: LogEntry) -> Bool { criteria.mayMatch(entry) }

  /// Whether an entry whose body was pruned is shown.
  func shows(pruned entry: LogEntry) -> Bool { category == nil && criteria.shows(pruned: entry) }

  /// Whether a body matches.
  func accepts(_ object: JSONObject, _ body: JournalBody) -> Bool {
    guard criteria.matches(object) else { return false }
    guard let category else { return true }
    return (try? ReadEvent(body))?.categories.contains { $0.isSame(as: category) } ?? false
  }
}
