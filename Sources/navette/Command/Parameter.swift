/// How one argument is spelled and explained, whatever its type.
struct Parameter: Sendable {
  enum Kind: Sendable {
    /// `--name`
    case flag
    /// `--name VALUE`
    case option
    /// A bare word.
    case operand
  }

  /// Without dashes for an option; in capitals for an operand.
  let name: String
  let kind: Kind
  /// What stands for the value in the help: `FILE`.
  let placeholder: String
  let help: String
  let isRequired: Bool
  let isRepeated: Bool
  /// The environment variable read when the option is absent.
  let environment: String?

  /// As typed: `--agent DIR`, `FICHE.json`.
  var spelling: String {
    switch kind {
    case .flag: "--\(name)"
    case .option: "--\(name) \(placeholder)"
    case .operand: name
    }
  }

  /// In the usage line: optional ones between brackets.
  var usage: String {
    let text = spelling + (isRepeated ? "…" : "")
    return isRequired ? text : "[\(text)]"
  }
}
