import Foundation

/// The communes of France: look-up by code in O(log n). ``CompletionCommunes`` looks them up by what somebody types.
///
/// Rows are kept as positions in the file's bytes, and become `Commune` values when asked for.
public struct Communes: Sendable {
  let bytes: [UInt8]
  let lignes: [LigneDeCommune]

  /// The list that ships with the module: 34,920 rows, read once.
  /// - Throws: `unreadableCommunes` if the resource is missing or damaged.
  public static func france() throws(LiaisonError) -> Communes { try chargees.get() }

  private static let chargees: Result<Communes, LiaisonError> = {
    guard let url = Bundle.module.url(forResource: "communes-france", withExtension: "csv"),
      let data = try? Data(contentsOf: url)
    else { return .failure(LiaisonError(.unreadableCommunes)) }
    return Result { () throws(LiaisonError) in try Communes(csv: [UInt8](data)) }
  }()

  /// Parses a list, strictly: this header, eight fields, known forms, codes in strictly ascending byte order.
  /// - Parameter bytes: UTF-8, RFC 4180 with LF line ends; a quoted field holds no quote.
  /// - Throws: `unreadableCommunes`, with the line's number as the field.
  public init(csv bytes: [UInt8]) throws(LiaisonError) {
    let lignes = try LecteurDeCommunes.lignes(de: bytes)
    (self.bytes, self.lignes) = (bytes, lignes)
  }

  /// The number of rows, arrondissements included.
  public var count: Int { lignes.count }

  /// The commune of a code.
  public subscript(_ code: CodeCommune) -> Commune? { rang(code).map(commune(at:)) }

  /// Whether a code is in the list.
  public func contains(_ code: CodeCommune) -> Bool { rang(code) != nil }

  /// The commune of a code.
  /// - Throws: `unknownCommune`.
  public func commune(_ code: CodeCommune) throws(LiaisonError) -> Commune {
    guard let commune = self[code] else { throw LiaisonError(.unknownCommune) }
    return commune
  }

  /// The communes of a département (`01`, `2A`, `974`), by code.
  public func communes(departement: String) -> [Commune] {
    rangs(departement: departement).map(commune(at:))
  }

  private func rang(_ code: CodeCommune) -> Int? {
    let rang = lignes.premier { $0.code >= code }
    return rang < lignes.count && lignes[rang].code == code ? rang : nil
  }

  /// The rows of a département: their codes begin with its own, and stand together.
  func rangs(departement: String) -> Range<Int> {
    func debut(_ padding: String) -> CodeCommune? {
      try? CodeCommune(departement + String(repeating: padding, count: max(5 - departement.utf8.count, 0)))
    }
    guard let premier = debut("0"), let dernier = debut("9"),
      premier.departement.utf8.elementsEqual(departement.utf8)
    else { return 0..<0 }
    return lignes.premier { $0.code >= premier }..<lignes.premier { $0.code > dernier }
  }

  func commune(at rang: Int) -> Commune {
    let ligne = lignes[rang]
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return Commune(
      code: ligne.code, nom: text(ligne.nom),
      codesPostaux: bytes[ligne.codesPostaux].split(separator: UInt8(ascii: " "))
        .map { String(decoding: $0, as: UTF8.self) },
      epci: ligne.siren.isEmpty ? nil : .init(siren: text(ligne.siren), nom: text(ligne.epci)),
      population: ligne.population, estArrondissement: ligne.estArrondissement)
  }
}
