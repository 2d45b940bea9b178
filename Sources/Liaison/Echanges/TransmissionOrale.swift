public import Foundation

/// What was said aloud to someone, recorded afterwards: to whom, when, on which ground, about what. In codes only.
///
/// It has taken place: nothing here says whether it might have. Its words, if its author keeps some, are a
/// ``PrecisionOrale``.
public struct TransmissionOrale: Hashable, Sendable {
  /// How long afterwards it can still be recorded: thirty days, in seconds.
  public static let delai: TimeInterval = 30 * 24 * 3600
  /// By how much the clock of the author's machine may be ahead, in seconds.
  static let avance: TimeInterval = 60

  /// To whom.
  public let interlocuteur: Interlocuteur
  /// When.
  public let le: Date
  /// The ground it rested on.
  public let fondement: FondementLegal
  /// What it was about, as the sections of a fiche are named.
  public let rubriques: Set<SectionCode>
  /// The facts; nil for a péril (Code pénal 223-6), which awaits none.
  public let faits: FaitsCodes?

  /// Gathers what was said.
  /// - Throws: `missing` without a section, or without facts where the ground needs some; `inconsistent` for attachments,
  ///   which nobody says aloud.
  public init(
    a interlocuteur: Interlocuteur, le: Date, fondement: FondementLegal, rubriques: Set<SectionCode>,
    faits: FaitsCodes? = nil
  ) throws(LiaisonError) {
    guard !rubriques.isEmpty else { throw LiaisonError(.missing, champ: "rubriques") }
    guard !rubriques.contains(.piecesJointes) else { throw LiaisonError(.inconsistent, champ: "rubriques") }
    guard faits != nil || fondement.estUnPeril else { throw LiaisonError(.missing, champ: "faits") }
    (self.interlocuteur, self.le, self.fondement) = (interlocuteur, le, fondement)
    (self.rubriques, self.faits) = (rubriques, faits)
  }

  /// Checks the instant against the one at which it is recorded.
  /// - Throws: `dateOutOfRange` for one to come, or more than thirty days ago.
  public func verifier(consigneeLe instant: Date) throws(LiaisonError) {
    guard (instant.addingTimeInterval(-Self.delai)...instant.addingTimeInterval(Self.avance)).contains(le) else {
      throw LiaisonError(.dateOutOfRange, champ: "le")
    }
  }
}

/// The words that an author keeps of what they said, for themself alone: always sealed.
public struct PrecisionOrale: Hashable, Sendable {
  /// Whom it was about.
  public let personne: Ligne<160>?
  /// A few words.
  public let precision: Texte<500>?

  /// Gathers them.
  /// - Throws: `missing` when there is nothing to keep.
  public init(personne: Ligne<160>?, precision: Texte<500>?) throws(LiaisonError) {
    guard personne != nil || precision != nil else { throw LiaisonError(.missing, champ: "precision") }
    (self.personne, self.precision) = (personne, precision)
  }
}

extension FondementLegal {
  /// Whether it is the péril of Code pénal 223-6: a duty that awaits no facts, and owes a justification.
  public var estUnPeril: Bool { self == .cp2236al1 || self == .cp2236al2 }
}
