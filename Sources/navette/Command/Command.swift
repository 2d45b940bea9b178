/// One thing that `navette` does.
///
/// ```swift
/// struct VersionCommand: Command {
///   static let declaration = Declaration("version", summary: "Print the version.")
///   init(_ values: Values) {}
///   func run(_ console: Console) { console.print("navette 0.1") }
/// }
/// ```
protocol Command: Sendable {
  /// Its name, parameters and help: the parser and `--help` both read it, so neither can drift.
  static var declaration: Declaration { get }
  /// Reads the parameters.
  /// - Throws: ``CommandError`` with `usage`.
  init(_ values: Values) throws
  /// Does it.
  /// - Throws: ``CommandError``, whose code becomes the exit code.
  func run(_ console: Console) throws
}
