internal import JSON

extension LegalCase {
  /// Reads one case of a file.
  /// - Throws: ``CaseError`` that names the file, and the case once its sentence is known.
  init(_ reader: JSONReader, cast: Cast, file: String) throws {
    let sentence = try Self.located(file, nil) { try Self.sentence(of: reader) }
    self = try Self.located(file, sentence) {
      try reader.object { fields in
        _ = try fields.required("cas")
        let draft = try CaseDraft(&fields)
        let expectation = try Expectation(try fields.required("attendu"))
        return LegalCase(
          file: file, sentence: sentence, question: try cast.question(draft), expectation: expectation)
      }
    }
  }

  private static func sentence(of reader: JSONReader) throws -> String {
    guard let sentence = reader.json["cas"]?.string, !sentence.isEmpty else {
      throw JSONReadingError(pointer: reader.pointer + "/cas", code: .missingField)
    }
    return sentence
  }

  private static func located<Result>(_ file: String, _ sentence: String?, _ body: () throws -> Result) throws -> Result
  {
    do {
      return try body()
    } catch let error as CaseError {
      throw error
    } catch let error as JSONReadingError {
      throw CaseError(file: file, sentence: sentence, fault: error.fault)
    } catch {
      throw CaseError(file: file, sentence: sentence, fault: "\(error)")
    }
  }
}

extension LegalCase.Expectation {
  /// Reads `{"decision", "regles", "articles", "avertissements", "obligations", "manquantes"}`.
  init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      let isPermitted = try fields.required("decision").parsed(expected: "permis, refuse", code: .notInList) {
        ["permis": true, "refuse": false][$0]
      }
      let unmet = try fields.optional("manquantes").map { reader in
        guard let object = reader.json.object else { throw reader.fault(.wrongType, expected: "object") }
        return try Dictionary(
          uniqueKeysWithValues: object.members.map { key, json in
            (
              key,
              Set(try JSONReader(json, pointer: "\(reader.pointer)/\(key)").array { Int(try $0.integer(in: 1...99)) })
            )
          })
      }
      return LegalCase.Expectation(
        isPermitted: isPermitted, rules: Set(try fields.required("regles").texts()),
        articles: try fields.required("articles").texts(),
        warnings: Set(try fields.optional("avertissements")?.texts() ?? []),
        obligations: Set(try fields.optional("obligations")?.texts() ?? []), unmet: unmet ?? [:])
    }
  }
}

extension JSONReader {
  /// A list of texts.
  func texts() throws -> [String] { try array { try $0.string() } }
}

extension JSONReadingError {
  /// The fault in words, for whoever writes the file.
  var fault: String { "\(pointer): \(code.rawValue)" + (expected.map { " (expected: \($0))" } ?? "") }
}
