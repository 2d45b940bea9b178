public import Foundation
public import Liaison

/// What a list of fiches is narrowed to.
public struct FicheFilter: Hashable, Sendable {
  /// Only these states; all when empty.
  public var etats: Set<EtatFiche.Nature> = []
  /// Only these circuits; all when empty.
  public var circuits: Set<Circuit> = []
  /// Only what is due before this instant.
  public var duAvant: Date?

  /// Everything.
  public init(etats: Set<EtatFiche.Nature> = [], circuits: Set<Circuit> = [], duAvant: Date? = nil) {
    (self.etats, self.circuits, self.duAvant) = (etats, circuits, duAvant)
  }

  /// The states to walk through.
  var natures: Set<EtatFiche.Nature> { etats.isEmpty ? Set(EtatFiche.Nature.allCases) : etats }

  /// The other conditions and their arguments. Circuits are passed as one text, so that one statement serves all.
  static let condition = """
    (?1 = ',' OR instr(?1, ',' || circuit || ',') > 0) AND (?2 IS NULL OR echeance < ?2)
    """

  var arguments: [SQLValue] {
    [.text("," + circuits.map { $0.code + "," }.joined()), duAvant.map { .of($0) } ?? .null]
  }
}
