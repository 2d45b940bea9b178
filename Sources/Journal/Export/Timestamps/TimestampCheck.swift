import Cryptography
import Foundation

/// The timestamps of an export: each is over a checkpoint that the log signed. Whether that checkpoint is of the export's
/// tree shows when its entries have been read: ``landmarks``.
struct TimestampCheck {
  private let directory: URL
  private let key: LogVerifier?
  private let authority: TimestampAuthority?
  private var imprint: Digest?
  private(set) var landmarks: [ExportLandmark] = []
  private(set) var timestamps: [ExportedTimestamp] = []
  private(set) var faults: [ExportFault] = []

  /// - Parameters:
  ///   - size: that of the export's tree.
  ///   - key: the log's; without it no signature is judged.
  ///   - authority: whom timestamps are believed from; without it no token is judged.
  init(
    _ files: Set<TimestampFile>, size: UInt64, key: LogVerifier?, authority: TimestampAuthority?, in directory: URL
  ) {
    (self.directory, self.key, self.authority) = (directory, key, authority)
    for (covered, group) in Dictionary(grouping: files, by: \.size).sorted(by: { $0.key < $1.key }) {
      checkCheckpoint(of: covered, in: size)
      let responses = group.filter { $0 != .checkpoint(size: covered) }.sorted { $0.path < $1.path }
      // A checkpoint that nobody timestamped has no business there.
      if responses.isEmpty { report(.unexpectedFile, TimestampFile.checkpoint(size: covered)) }
      for case .response(let size, let name) in responses { checkResponse(size, name) }
    }
  }

  private mutating func report(_ kind: ExportFault.Kind, _ file: TimestampFile) {
    faults.append(ExportFault(kind: kind, file: file.path, index: nil))
  }

  private mutating func checkCheckpoint(of covered: UInt64, in size: UInt64) {
    let file = TimestampFile.checkpoint(size: covered)
    imprint = nil
    guard let bytes = ExportFile.read(file.path, in: directory, limit: SignedNote.maximumByteCount + 1) else {
      return report(.missingFile, file)
    }
    imprint = SHA256.digest(bytes)
    guard let signed = try? SignedCheckpoint(parsing: bytes), signed.claim.size == covered else {
      return report(.malformedCheckpoint, file)
    }
    guard covered <= size else { return report(.timestampedElsewhere, file) }
    if let fault = key.flatMap({ ExportFault.Kind(refusing: signed, by: $0) }) { report(fault, file) }
    landmarks.append(
      ExportLandmark(size: covered, root: signed.claim.root, file: file.path, fault: .timestampedElsewhere))
  }

  private mutating func checkResponse(_ size: UInt64, _ name: String) {
    let file = TimestampFile.response(size: size, authority: name)
    var instant: Date?
    if let authority {
      let response = ExportFile.read(file.path, in: directory, limit: Timestamp.byteLimit + 1)
      guard let response else { return report(.missingFile, file) }
      do throws(TimestampRefusal) {
        // Without the checkpoint, which is reported, nothing says what it is about.
        instant = try imprint.map { imprint throws(TimestampRefusal) in
          try authority.verify(response, over: imprint).instant
        }
      } catch {
        report(.timestampRefused, file)
      }
    }
    timestamps.append(ExportedTimestamp(size: size, authority: name, instant: instant))
  }
}
