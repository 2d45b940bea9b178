public import Foundation

/// A timestamp in an export.
public struct ExportedTimestamp: Hashable, Sendable {
  /// The size of the journal that existed at that instant.
  public let size: UInt64
  /// Whose it is, as its file says.
  public let authority: String
  /// The instant it gives; nothing when no trust anchor was given to verify it with, or when it did not verify.
  public let instant: Date?
}
