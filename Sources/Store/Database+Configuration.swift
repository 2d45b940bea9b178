public import Files
public import Foundation
public import Journal

extension Database {
  /// What a database is opened with.
  public struct Configuration: Sendable {
    /// The folder, taken.
    public let folder: DataFolder
    /// Where the last signed checkpoint is kept: a file outside the data folder and its backups, whose folder exists.
    public let checkpointFile: URL
    /// Signs the checkpoints.
    public let signer: LogSigner
    /// Gives the time of entries.
    public let clock: @Sendable () -> Date
    /// Whether nothing is written or signed before ``Database/admit(_:)``: when witnesses watch the log.
    public var isHeld = false
    /// The most jobs one commit holds.
    public var maximumBatch = 256
    /// The most jobs that wait; one more is refused with code `overloaded`.
    public var queueCapacity = 8192
    /// Milliseconds to wait for a lock that another process holds.
    public var busyTimeout = 2000
    /// The most pages of 4,096 bytes the database may have: a quota. Nil for none.
    public var maximumPages: Int?
    /// Where tests make commits fail.
    public var faults: (any CommitFaults)?
    /// Where tests make the keeping of a checkpoint fail.
    public var keepingFaults: (any WriteFaults)?

    /// The usual configuration.
    public init(
      folder: DataFolder, checkpointFile: URL, signer: LogSigner, clock: @escaping @Sendable () -> Date = { Date() }
    ) {
      self.folder = folder
      self.checkpointFile = checkpointFile
      self.signer = signer
      self.clock = clock
    }
  }
}
