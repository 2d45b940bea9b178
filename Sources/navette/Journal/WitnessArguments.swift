import Journal

/// The witnesses that a person brings to judge an export with, whatever it names itself.
struct WitnessArguments: Sendable {
  static let witnesses = Option(
    "witness", "FILE", .path, "The vkey of a witness, received out of band: the journal must be cosigned by it.",
    isRepeated: true)
  static let quorum = Option(
    "quorum", "N", .integer(in: 1...32), "How many of the --witness must have cosigned. Default: all of them.")

  private let files: [FilePath]
  private let threshold: Int?

  /// - Throws: ``CommandError`` with `usage` when they cannot be counted so.
  init(_ values: Values) throws {
    files = try values.all(Self.witnesses)
    threshold = try values.optional(Self.quorum).map { Int($0) }
    guard !files.isEmpty || threshold == nil else {
      throw CommandError.usage("--quorum counts the --witness that are given, and none is")
    }
  }

  /// Whose cosignatures are required; nil when none are.
  /// - Throws: ``CommandError``: `usage` when they do not go together, `configuration` for a file that is not a witness's
  ///   vkey.
  func rule() throws -> WitnessQuorum? {
    guard !files.isEmpty else { return nil }
    let keys = try files.map { file in
      let key = try VkeyFile.key(file)
      guard key.kind == .cosignature else {
        throw CommandError(.configuration, "`\(SafeText.line(file.description))` is the key of a log, not of a witness")
      }
      return key
    }
    do {
      return try WitnessQuorum(witnesses: keys, threshold: threshold ?? keys.count)
    } catch {
      throw CommandError.usage("--witness and --quorum do not go together: \(error.code.rawValue)")
    }
  }
}
