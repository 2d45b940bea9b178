/// What the domain refuses to build, and in which field.
///
/// Equality is on the code alone. No content of a fiche ever enters an error: `champ` is the *name* of a field, with its
/// section ("identite/nom"), and `message` is a fixed French sentence.
public struct LiaisonError: Error, Sendable, CustomStringConvertible {
  /// The reason of a refusal.
  public enum Code: String, Sendable, CaseIterable {
    case invalidIdentifier, invalidReference, wrongCheckCharacters, invalidKey
    case emptyText, textTooLong, textTooShort, forbiddenCharacter, invalidEncoding
    case invalidDate, dateOutOfRange, invalidHour
    case unknownCode, invalidPhone, invalidEmail, outOfRange, tooMany, duplicate, missing, inconsistent
    case unreadableCommunes, unknownCommune, uncoveredCommune, sharedCommune, invalidTerritory, unknownOrganisme
    case noMember, nobodyOnDuty, everyoneSetAside
  }

  /// The reason.
  public let code: Code
  /// The name of the field, sections first, separated by `/`; nil when the caller knows what it was building.
  public let champ: String?

  /// Makes an error.
  /// - Parameter champ: the name of a field of the program, never something that was typed.
  public init(_ code: Code, champ: String? = nil) {
    self.code = code
    self.champ = champ
  }

  /// The same error, seen from the section or structure that holds the field.
  public func dans(_ parent: String) -> LiaisonError {
    LiaisonError(code, champ: champ.map { "\(parent)/\($0)" } ?? parent)
  }

  /// For logs: the code and the field's name.
  public var description: String { champ.map { "\(code.rawValue) in \($0)" } ?? code.rawValue }
}

extension LiaisonError: Hashable {
  /// Equality on the code.
  public static func == (a: LiaisonError, b: LiaisonError) -> Bool { a.code == b.code }
  /// Hashes the code.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// Runs `body` and names the field in whatever error it throws.
func champ<T>(_ nom: String, _ body: () throws(LiaisonError) -> T) throws(LiaisonError) -> T {
  do { return try body() } catch { throw error.dans(nom) }
}
