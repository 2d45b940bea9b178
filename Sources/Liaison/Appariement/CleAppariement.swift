/// What two writings of one person have in common, if they have it: a kind, and bytes to be compared as a whole.
///
/// The bytes tell the name and the date: they are only ever stored as a code under a secret key.
public struct CleAppariement: Hashable, Sendable {
  /// What is compared. The raw value is part of what is authenticated, and never changes meaning.
  public enum Nature: UInt8, Hashable, Sendable, CaseIterable {
    /// A family name and a first name, in whichever order, with the date of birth.
    case nomEtDate = 1
    /// The same, the day and the month of birth in whichever order.
    case dateInversee = 2
    /// The same, with two of the three parts of the date.
    case datePartielle = 3
    /// The whole name, with the year of birth: dates that nobody knows are written as a first of January.
    case nomEtAnnee = 4
    /// One name as it sounds, with the date of birth.
    case sonEtDate = 5
    /// The whole name, of a person whose date of birth is written: for whoever looks without one.
    case nomSeul = 6
    /// The whole name, of a person whose date of birth is not written.
    case nomSansDate = 7
  }

  /// What is compared.
  public let nature: Nature
  /// The kind, then what is compared.
  public let octets: [UInt8]

  init(_ nature: Nature, _ parts: [UInt8]...) {
    self.nature = nature
    // No part holds a zero, so that two divisions of one text are never alike.
    octets = [nature.rawValue] + parts.joined(separator: [0])
  }
}

extension CleAppariement: CustomStringConvertible, CustomReflectable {
  /// Never what is compared.
  public var description: String { "‹clé d’appariement \(nature.rawValue)›" }
  /// No children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
