/// What ``ExportVerifier`` found in an export.
public struct ExportReport: Hashable, Sendable {
  /// What the log states, whether or not it holds; nothing when it could not be read.
  public internal(set) var checkpoint: Checkpoint?
  /// Whether the key was given by the person who verifies, rather than taken from the export.
  public internal(set) var isKeyTrusted = false
  /// The number of entries read, by class.
  public internal(set) var entries: [RetentionClass: UInt64] = [:]
  /// The number of bodies that were pruned, by class: absent, as the export says.
  public internal(set) var pruned: [RetentionClass: UInt64] = [:]
  /// The size that witnesses cosigned, and which of them: those who are trusted when they were given, else those that the
  /// export itself names.
  public internal(set) var cosigned: ExportedCosignatures?
  /// The timestamps, by size: verified when trust anchors were given for them.
  public internal(set) var timestamps: [ExportedTimestamp] = []
  /// Everything that is wrong.
  public internal(set) var faults: [ExportFault] = []

  /// Whether nothing is wrong.
  public var isSound: Bool { faults.isEmpty }

  mutating func report(_ kind: ExportFault.Kind, _ file: String, _ index: UInt64? = nil) {
    faults.append(ExportFault(kind: kind, file: file, index: index))
  }
}
