import Foundation

/// The cosigned checkpoint of an export: the log signed it, and enough witnesses. Whether it is of the export's tree shows
/// when its entries have been read: ``landmark``.
struct CosignatureCheck {
  private(set) var landmark: ExportLandmark?
  private(set) var cosigned: ExportedCosignatures?
  private(set) var faults: [ExportFault] = []

  /// - Parameters:
  ///   - size: that of the export's tree.
  ///   - key: the log's; without it no signature is judged.
  ///   - trusted: whose word is enough; without it, whoever the export names is looked for, and nobody is required.
  init(size: UInt64, key: LogVerifier?, trusted: WitnessQuorum?, in directory: URL) {
    let named = readNamed(in: directory)
    read(upTo: size, key: key, trusted: trusted, named: named, in: directory)
  }

  private mutating func read(
    upTo size: UInt64, key: LogVerifier?, trusted: WitnessQuorum?, named: WitnessQuorum?, in directory: URL
  ) {
    let file = ExportLayout.cosigned
    guard let bytes = ExportFile.read(file, in: directory, limit: SignedNote.maximumByteCount + 1) else {
      if trusted != nil { report(.quorumMissing, file) }
      return
    }
    guard let signed = try? SignedCheckpoint(parsing: bytes) else { return report(.malformedCheckpoint, file) }
    guard signed.claim.size <= size else { return report(.cosignedElsewhere, file) }
    if let fault = key.flatMap({ ExportFault.Kind(refusing: signed, by: $0) }) { report(fault, file) }
    landmark = ExportLandmark(
      size: signed.claim.size, root: signed.claim.root, file: file, fault: .cosignedElsewhere)
    let found = (trusted ?? named)?.cosignatures(on: signed) ?? []
    cosigned = ExportedCosignatures(
      size: signed.claim.size, cosignatures: found, areWitnessesTrusted: trusted != nil)
    if let trusted, found.count < trusted.threshold { report(.quorumMissing, file) }
  }

  private mutating func report(_ kind: ExportFault.Kind, _ file: String) {
    faults.append(ExportFault(kind: kind, file: file, index: nil))
  }

  /// Those that the export names, for information.
  private mutating func readNamed(in directory: URL) -> WitnessQuorum? {
    let file = ExportLayout.witnesses
    guard let bytes = ExportFile.read(file, in: directory, limit: 65_536) else { return nil }
    let lines = Lines.text(bytes[...])?.split(separator: "\n").map(String.init) ?? []
    let keys = lines.compactMap { try? VerifierKey(vkey: $0) }
    guard !keys.isEmpty, keys.count == lines.count, let named = try? WitnessQuorum(witnesses: keys, threshold: 1) else {
      report(.malformedKey, file)
      return nil
    }
    return named
  }
}
