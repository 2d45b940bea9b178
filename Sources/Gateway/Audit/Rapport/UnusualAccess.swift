public import Liaison

/// What deserves a look in who read what: numbers and entries, which prove nothing by themselves.
public struct UnusualAccess: Hashable, Sendable {
  /// A week in which an agent read far more than they used to (``VolumeRule``).
  public struct Volume: Hashable, Sendable {
    /// Who.
    public let agent: String
    /// The Monday of the week.
    public let week: CalendarDay
    /// What they consulted that week.
    public let count: Int
    /// The median of their previous weeks.
    public let median: Double
    /// The median deviation of those weeks.
    public let deviation: Double
    /// Above which a week is unusual.
    public let threshold: Double
    /// How many previous weeks it rests on.
    public let weeks: Int
  }

  /// What an agent did of one sort, and the entries that say so.
  public struct Finding: Hashable, Sendable {
    /// Who.
    public let agent: String
    /// How often.
    public let count: Int
    /// The first entries, at most ``UnusualAccess/mostLeaves``.
    public let leaves: [UInt64]
  }

  /// How many entries a finding names.
  public static let mostLeaves = 20

  /// Weeks out of the ordinary.
  public let volumes: [Volume]
  /// Agents of whom nothing can be said yet, for want of a past.
  public let withoutPast: [String]
  /// Consulted between 22:00 and 06:00 in Paris.
  public let nights: [Finding]
  /// Consulted on a Saturday, a Sunday or a public holiday.
  public let daysOff: [Finding]
  /// Tried to consult what belongs to others, and were refused.
  public let refusedElsewhere: [Finding]
  /// Consulted what belongs to others, by a right of their function: a review, a recovery.
  public let elsewhere: [Finding]
}
