public import Cedar
internal import JSON

/// The cases of a folder, read and checked against a schema; nothing is decided yet.
public struct CaseBook: Sendable {
  /// One file of cases.
  public typealias Source = PolicyBook.Source

  /// The file that names who and what the others speak of.
  public static let castName = "distribution.json"

  /// The cases, in the order of the files and of what they hold.
  public let cases: [LegalCase]

  /// Reads files strictly: a key that is not expected, a name that nobody bears, a fact that the schema does not know or
  /// a sentence said twice is a fault.
  /// - Throws: ``CaseError`` that names the file and the case.
  public init(_ sources: [Source], schema: Schema) throws(CaseError) {
    guard let source = sources.first(where: { $0.name == Self.castName }) else {
      throw CaseError(file: Self.castName, sentence: nil, fault: "the file is missing")
    }
    let cast = try Self.read(source) { try Cast($0, schema: schema) }
    var cases: [LegalCase] = []
    var sentences: [String: String] = [:]
    for source in sources.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    where source.name != Self.castName {
      let found = try Self.read(source) { reader in
        try reader.object { fields in
          _ = try fields.required("theme").string()
          return try fields.required("cas").array { try LegalCase($0, cast: cast, file: source.name) }
        }
      }
      for legalCase in found {
        guard sentences.updateValue(source.name, forKey: legalCase.sentence) == nil else {
          throw CaseError(file: source.name, sentence: legalCase.sentence, fault: "the sentence is said twice")
        }
      }
      cases += found
    }
    self.cases = cases
  }

  private static func read<Result>(_ source: Source, _ body: (JSONReader) throws -> Result) throws(CaseError) -> Result
  {
    do {
      return try body(JSONReader(try JSON.parse(source.text)))
    } catch let error as CaseError {
      throw error
    } catch let error as JSONReadingError {
      throw CaseError(file: source.name, sentence: nil, fault: error.fault)
    } catch {
      throw CaseError(file: source.name, sentence: nil, fault: "\(error)")
    }
  }
}
