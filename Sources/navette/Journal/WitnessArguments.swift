import Journal

/// The witnesses that a person brings to judge an export with, whatever it names itself.
enum WitnessArguments {
  static let witnesses = Option(
    "witness", "FILE", .path, "The vkey of a witness, received out of band: the journal must be cosigned by it.",
    isRepeated: true)
  static let quorum = Option(
    "quorum", "N", .integer(in: 1...32), "How many of the --witness must have cosigned. Default: all of them.")

  /// Whose cosignatures are required; nil when none are.
  /// - Throws: ``CommandError``: `usage` when they cannot be counted so, `configuration` for a file that is not a vkey.
  static func rule(_ values: Values) throws -> WitnessQuorum? {
    let keys = try values.all(witnesses).map(VkeyFile.key)
    let quorum = try values.optional(quorum)
    guard !keys.isEmpty else {
      if quorum != nil { throw CommandError.usage("--quorum counts the --witness that are given, and none is") }
      return nil
    }
    do {
      return try WitnessQuorum(witnesses: keys, threshold: quorum.map { Int($0) } ?? keys.count)
    } catch {
      throw CommandError.usage("--witness and --quorum do not go together: \(error.code.rawValue)")
    }
  }
}
