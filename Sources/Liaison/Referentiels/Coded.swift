/// A value of a closed list: a stable code for machines, a French label for people.
///
/// Codes are kebab-case ASCII and never change meaning; labels may be reworded.
public protocol Coded: Hashable, Sendable {
  /// The list's own code.
  static var referentiel: String { get }
  /// Every value, in the order in which people are shown them.
  static var all: [Self] { get }
  /// The stable code.
  var code: String { get }
  /// The French label.
  var libelle: String { get }
}

extension Coded {
  /// Finds a value by its code, compared byte for byte.
  /// - Throws: `unknownCode`.
  public init(code: String) throws(LiaisonError) {
    let count = code.utf8.count
    guard let value = Self.all.first(where: { $0.code.utf8.count == count && $0.code.utf8.elementsEqual(code.utf8) })
    else {
      throw LiaisonError(.unknownCode, champ: Self.referentiel)
    }
    self = value
  }

  /// The position in the list, from 0.
  public var rangDansLaListe: Int { Self.all.firstIndex(of: self) ?? 0 }
}

extension Coded where Self: CaseIterable {
  /// Every case, in the order of the declaration.
  public static var all: [Self] { Array(allCases) }
}

extension Coded where Self: RawRepresentable, RawValue == String {
  /// The raw value.
  public var code: String { rawValue }
}
