public import Cryptography
public import Foundation

/// Checks an export with nothing but its files: every entry rehashed, every tile, the root, the signature, every body.
///
/// Without a trusted key the result says only that the export agrees with itself: `isKeyTrusted` is then false.
public struct ExportVerifier: Sendable {
  private let trusted: LogVerifier?
  private let earlier: SignedCheckpoint?
  private let witnesses: WitnessQuorum?
  private let timestamping: TimestampAuthority?
  private let checksCanonicalForm: Bool

  /// What to check against.
  ///
  /// - Parameters:
  ///   - trusted: the log's key as its operator published it.
  ///   - earlier: a checkpoint kept from before, which this journal must extend.
  ///   - witnesses: whose cosignatures are enough, and required; without them those that are found are told.
  ///   - timestamping: whom timestamps are believed from; without it they are found, not verified.
  ///   - checksCanonicalForm: whether each body must be canonical JSON; its commitment is always checked. A visitor that
  ///     reads them strictly has no need of it.
  public init(
    trusted: LogVerifier? = nil, earlier: SignedCheckpoint? = nil, witnesses: WitnessQuorum? = nil,
    timestamping: TimestampAuthority? = nil, checksCanonicalForm: Bool = true
  ) {
    self.trusted = trusted
    self.earlier = earlier
    self.witnesses = witnesses
    self.timestamping = timestamping
    self.checksCanonicalForm = checksCanonicalForm
  }

  /// Reads the whole export, 256 entries at a time, and reports every fault.
  ///
  /// An export that holds a link or a device is not read further.
  ///
  /// - Parameters:
  ///   - citations: finds the texts that bodies cite: each must be there, whole, and no other.
  ///   - progress: called with the number of entries read, and how many the checkpoint states.
  /// - Throws: `fileUnreadable` when there is no such folder. What is wrong inside it is in the report.
  public func verify(
    _ directory: URL, citations: @escaping Citations = { _ in [] },
    progress: (_ read: UInt64, _ all: UInt64) -> Void = { _, _ in }
  ) throws(JournalError) -> ExportReport {
    var bodies = CanonicalBodies(citations: citations)
    return try verify(directory, visiting: &bodies, progress: progress)
  }

  /// The same, and shows each body to a visitor.
  public func verify(
    _ directory: URL, visiting visitor: inout some BodyVisitor,
    progress: (_ read: UInt64, _ all: UInt64) -> Void = { _, _ in }
  ) throws(JournalError) -> ExportReport {
    var report = ExportReport()
    let claim = readCheckpoint(in: directory, report: &report)
    report.checkpoint = claim?.checkpoint
    let layout = ExportLayout(size: claim?.checkpoint.size ?? 0)
    var unexpected: [ExportFault] = []
    var texts: Set<CitedText> = []
    var timestamps: Set<TimestampFile> = []
    try ExportFile.visit(directory) { path, isRegular in
      if !isRegular {
        report.report(.notARegularFile, path)
      } else if let text = CitedText(path: path) {
        texts.insert(text)
      } else if let file = TimestampFile(path: path) {
        timestamps.insert(file)
      } else if !ExportLayout.single.contains(path), !(TilePath(path: path).map(layout.contains) ?? false) {
        unexpected.append(ExportFault(kind: .unexpectedFile, file: path, index: nil))
      }
    }
    guard let claim, !report.faults.contains(where: { $0.kind == .notARegularFile }) else { return report }
    report.faults += unexpected
    let stamped = TimestampCheck(
      timestamps, size: layout.size, key: claim.key, authority: timestamping, in: directory)
    report.faults += stamped.faults
    report.timestamps = stamped.timestamps
    let cosigned = CosignatureCheck(size: layout.size, key: claim.key, trusted: witnesses, in: directory)
    report.faults += cosigned.faults
    report.cosigned = cosigned.cosigned
    var check = ExportCheck(
      directory: directory, claim: claim.checkpoint, earlier: earlierClaim(key: claim.key, report: &report),
      landmarks: stamped.landmarks + [cosigned.landmark].compactMap { $0 }, checksCanonicalForm: checksCanonicalForm,
      report: report)
    check.run(visiting: &visitor, progress: progress)
    report = check.report
    Self.check(texts, cited: visitor.cited, in: directory, report: &report)
    return report
  }

  private static func check(
    _ texts: Set<CitedText>, cited: Set<Digest>, in directory: URL, report: inout ExportReport
  ) {
    let cited = Set(cited.map(CitedText.init))
    for text in texts.subtracting(cited).sorted(by: { $0.path < $1.path }) {
      report.report(.unexpectedFile, text.path)
    }
    for text in cited.sorted(by: { $0.path < $1.path }) {
      guard let bytes = text.read(in: directory) else {
        report.report(.missingText, text.path)
        continue
      }
      if !text.isText(bytes) { report.report(.textMismatch, text.path) }
    }
  }

  private typealias Claim = (checkpoint: Checkpoint, key: LogVerifier?)

  private func readCheckpoint(in directory: URL, report: inout ExportReport) -> Claim? {
    let key = readKey(in: directory, report: &report)
    report.isKeyTrusted = trusted != nil
    let limit = SignedNote.maximumByteCount + 1
    guard let bytes = ExportFile.read(ExportLayout.checkpoint, in: directory, limit: limit) else {
      report.report(.missingFile, ExportLayout.checkpoint)
      return nil
    }
    guard let signed = try? SignedCheckpoint(parsing: bytes) else {
      report.report(.malformedCheckpoint, ExportLayout.checkpoint)
      return nil
    }
    guard let key else { return (signed.claim, nil) }
    if let fault = ExportFault.Kind(refusing: signed, by: key) { report.report(fault, ExportLayout.checkpoint) }
    return (signed.claim, key)
  }

  private func readKey(in directory: URL, report: inout ExportReport) -> LogVerifier? {
    do throws(JournalError) {
      let key = try ExportedJournal.key(in: directory)
      guard key.kind == .note else { throw JournalError(.malformedKey) }
      if let trusted, trusted.key != key { report.report(.untrustedKey, ExportLayout.key) }
      return trusted ?? LogVerifier(key: key)
    } catch {
      report.report(error.code == .fileUnreadable ? .missingFile : .malformedKey, ExportLayout.key)
      return trusted
    }
  }

  private func earlierClaim(key: LogVerifier?, report: inout ExportReport) -> Checkpoint? {
    guard let earlier else { return nil }
    guard let key, let verified = try? key.verify(earlier) else {
      report.report(.earlierCheckpointRefused, ExportLayout.checkpoint)
      return nil
    }
    return verified.checkpoint
  }
}
