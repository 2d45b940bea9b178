import Cryptography

/// A tree that somebody else vouches for, which must be found on the way through an export's entries.
struct ExportLandmark {
  let size: UInt64
  let root: Digest
  /// Where it is vouched for.
  let file: String
  /// What is wrong when the export's tree of that size is another.
  let fault: ExportFault.Kind
}
