internal import JSON
internal import Liaison

extension JSONReader {
  /// Reads an object whose members make a value of the domain; what the domain refuses becomes a fault of the member.
  /// - Parameter noms: members whose name is not the domain's.
  func forme<Value>(
    _ noms: [String: String] = [:], _ body: (inout ObjectReader) throws -> Value
  ) throws -> Value {
    do { return try object(body) } catch let error as LiaisonError { throw fault(error, noms) }
  }

  /// Reads a text that makes a value of the domain.
  /// - Parameter maxScalars: the longest text worth parsing, in Unicode scalars.
  func valeur<Value>(
    maxScalars: Int = 256, expected: @autoclosure () -> String? = nil, _ parse: (String) throws(LiaisonError) -> Value
  ) throws -> Value {
    let text = try string(maxScalars: maxScalars)
    let result = Result { () throws(LiaisonError) in try parse(text) }
    switch result {
    case .success(let value): return value
    case .failure(let error):
      // The domain may name what it was parsing; here the place is known better.
      throw fault(LiaisonError(error.code), expected: expected())
    }
  }

  /// The fault that stands for what the domain refused at this place, or in a member of it.
  func fault(_ error: LiaisonError, _ noms: [String: String] = [:], expected: String? = nil) -> any Error {
    guard let code = JSONReadingError.Code(error.code) else { return error }
    let place = (error.champ ?? "").split(separator: "/").map { champ in
      let name = Self.camelCase(champ)
      return "/" + (noms[name] ?? name)
    }
    return JSONReadingError(pointer: pointer + place.joined(), code: code, expected: expected)
  }

  private static func camelCase(_ champ: Substring) -> String {
    let words = champ.split(separator: "-")
    return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }
}

extension JSONReadingError.Code {
  /// The fault that a refusal of the domain is, or nil for a failure of the program itself.
  init?(_ code: LiaisonError.Code) {
    switch code {
    case .invalidIdentifier, .invalidReference, .wrongCheckCharacters, .invalidKey, .invalidEncoding, .invalidDate,
      .invalidHour, .invalidPhone, .invalidEmail:
      self = .invalidFormat
    case .emptyText, .textTooShort: self = .tooShort
    case .textTooLong: self = .tooLong
    case .forbiddenCharacter: self = .controlCharacter
    case .dateOutOfRange, .outOfRange: self = .outOfRange
    case .unknownCode, .unknownCommune, .uncoveredCommune, .sharedCommune, .unknownOrganisme: self = .notInList
    case .tooMany: self = .tooMany
    case .duplicate: self = .duplicate
    case .missing: self = .missingField
    case .inconsistent, .invalidTerritory: self = .inconsistent
    case .unreadableCommunes, .noMember, .nobodyOnDuty, .everyoneSetAside: return nil
    }
  }
}
