/// What this module refuses, as a code callers can decide on; two errors are equal when their codes are.
public struct JournalError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The refusals of this module.
  public enum Code: String, Sendable, CaseIterable {
    // Entries and bodies
    case malformedEntry
    case malformedBody
    case commitmentMismatch
    // Tree and proofs
    case indexOutOfRange
    case sizeOutOfRange
    case missingHash
    case malformedProof
    case proofMismatch
    case rootMismatch
    // Notes, checkpoints, receipts
    case malformedNote
    case malformedKey
    case malformedCheckpoint
    case malformedReceipt
    case malformedTimestamps
    case unknownKey
    case badSignature
    case wrongOrigin
    // Witnesses
    case malformedRequest
    case malformedAnswer
    case timeOutOfRange
    case quorumOutOfRange
    case quorumMissing
    // Evidence files
    case malformedEvidence
    // Exports
    case destinationNotEmpty
    case sourceIncomplete
    case fileUnreadable
    case fileUnwritable
  }

  /// What callers may decide on.
  public let code: Code
  private let detail: String

  init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// Two errors with one code are equal: the detail is for the log.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// One line for the log.
  public var description: String { detail.isEmpty ? code.rawValue : "\(code.rawValue): \(detail)" }
}
