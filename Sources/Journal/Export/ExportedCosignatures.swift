/// What witnesses said of an export's journal: each cosignature verified, by the keys that it was verified with.
public struct ExportedCosignatures: Hashable, Sendable {
  /// How many entries they have seen.
  public let size: UInt64
  /// Who, and when.
  public let cosignatures: [Cosignature]
  /// Whether the keys were given by the person who verifies, rather than taken from the export.
  public let areWitnessesTrusted: Bool
}
