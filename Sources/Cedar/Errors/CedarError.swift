/// Why a text, a name or a set of entities was refused.
///
/// Two errors are equal when their codes are; the message is for people.
public struct CedarError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds of refusal.
  public enum Code: String, Sendable, Hashable {
    /// A character or token that cannot stand there.
    case unexpectedToken
    /// The text ends too early.
    case unexpectedEnd
    /// A string escape or pattern escape that does not exist.
    case invalidEscape
    /// An integer literal beyond 64 bits.
    case integerTooLarge
    /// A name that is not identifiers joined by `::`.
    case invalidName
    /// An identifier that the language keeps for itself.
    case reservedIdentifier
    /// A name that is neither a variable nor a function.
    case unknownVariable
    /// A function or method that does not exist, or one written as the other.
    case unknownFunction
    /// A built-in method called with the wrong number of arguments.
    case wrongArity
    /// Two relational operators in a row, or too many unary ones.
    case operatorLimit
    /// `/` or `%`.
    case unsupportedOperator
    /// A scope that does not read `principal, action, resource` with the allowed constraints.
    case invalidScope
    /// A repeated record key.
    case duplicateKey
    /// A repeated annotation.
    case duplicateAnnotation
    /// A template slot where none may stand.
    case unexpectedSlot
    /// A clause without a condition.
    case emptyCondition
    /// Nesting beyond the limit.
    case tooDeep
    /// A text beyond the size limit.
    case tooLong
    /// Two policies with one id.
    case duplicatePolicy
    /// A policy without the `@id` annotation that was asked for.
    case missingPolicyID
    /// A template that does not exist, or slots that do not fit it.
    case invalidLink
    /// Two different entities with one identity.
    case duplicateEntity
    /// An entity that is its own ancestor.
    case entityCycle
    /// JSON that is not a policy, a template, a link, or a set of them.
    case invalidPolicyJSON
    /// JSON that is not an entity, a value or a record.
    case invalidEntityJSON
    /// Text that is not a value of the extension type.
    case invalidExtensionValue
    /// JSON that is not a schema.
    case invalidSchemaJSON
    /// Something that only experimental builds of Cedar understand: open records, attributes of actions.
    case unsupportedFeature
    /// A type, action or attribute declared twice.
    case duplicateDeclaration
    /// A declaration in a namespace that has the name of one in the empty namespace (RFC 70).
    case shadowedDeclaration
    /// A name in a schema that nothing declares.
    case undeclaredName
    /// Common types, or groups of actions, that contain themselves.
    case declarationCycle
    /// A shape or a context that is no record.
    case notARecord
    /// An entity or a context that the schema does not allow.
    case nonconforming
    /// A request that the schema does not allow.
    case invalidRequest
  }

  /// What kind of refusal this is.
  public let code: Code

  /// Where in the text, when the refusal comes from one.
  public let span: SourceSpan?

  private let message: String

  /// An error of a text or of a form that is read with this module's values.
  public init(_ code: Code, _ message: String, at span: SourceSpan? = nil) {
    self.code = code
    self.message = message
    self.span = span
  }

  /// The message, with line and column when known.
  public var description: String {
    guard let span else { return message }
    return "\(span.line):\(span.column): \(message)"
  }

  /// Equal when the codes are.
  public static func == (left: CedarError, right: CedarError) -> Bool { left.code == right.code }
}
