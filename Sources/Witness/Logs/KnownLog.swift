public import Journal

/// A log that the witness was told to trust, and the last checkpoint of it that it cosigned.
///
/// Kept whole in one small file, so that a lost file is a log that is not known any more: refused, never begun again.
///
/// ```
/// log ORIGIN
/// key VKEY            one line for each key of the log
///
/// the last checkpoint cosigned, with our cosignature; nothing when there is none
/// ```
public struct KnownLog: Hashable, Sendable {
  /// The most keys that one log has: an old one and a new one, and room.
  static let maximumKeyCount = 16

  /// The name of the log.
  public let origin: String
  /// Whoever signs for it.
  public let keys: [VerifierKey]
  /// The last checkpoint cosigned, with the log's signature.
  public let last: VerifiedCheckpoint?
  /// Our cosignature on it.
  public let cosignature: Cosignature?

  /// The size that the next request must start from: that of the last checkpoint cosigned, or 0.
  public var size: UInt64 { last?.checkpoint.size ?? 0 }

  /// A log that was never cosigned.
  ///
  /// - Throws: `notALogKey` when the key is a witness's, or the origin cannot be a line.
  init(origin: String, key: VerifierKey) throws(WitnessError) {
    guard key.kind == .note, !origin.isEmpty, origin.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
      throw WitnessError(.notALogKey)
    }
    self.init(origin: origin, keys: [key], last: nil, cosignature: nil)
  }

  private init(origin: String, keys: [VerifierKey], last: VerifiedCheckpoint?, cosignature: Cosignature?) {
    (self.origin, self.keys, self.last, self.cosignature) = (origin, keys, last, cosignature)
  }

  /// The same log with one key more.
  ///
  /// - Throws: `alreadyTrusted`, or `notALogKey` when it is a witness's, or one too many.
  func trusting(_ key: VerifierKey) throws(WitnessError) -> KnownLog {
    guard key.kind == .note, keys.count < Self.maximumKeyCount else { throw WitnessError(.notALogKey) }
    guard !keys.contains(key) else { throw WitnessError(.alreadyTrusted) }
    return KnownLog(origin: origin, keys: keys + [key], last: last, cosignature: cosignature)
  }

  /// The same log after a cosignature.
  func cosigned(_ checkpoint: VerifiedCheckpoint, _ cosignature: Cosignature) -> KnownLog {
    KnownLog(origin: origin, keys: keys, last: checkpoint, cosignature: cosignature)
  }

  /// Checks that one of the log's keys signed a checkpoint of it. Lines of other keys are left out of the result, so that
  /// what is kept is small.
  ///
  /// - Returns: nil when none did.
  func verify(_ signed: SignedCheckpoint) -> VerifiedCheckpoint? {
    for key in keys {
      let own = signed.note.signatures.filter(key.isNamed(by:)).map(\.line).joined()
      guard !own.isEmpty, let bare = try? SignedCheckpoint(parsing: Array("\(signed.note.text)\n\(own)".utf8)),
        let verified = try? LogVerifier(origin: origin, key: key).verify(bare)
      else { continue }
      return verified
    }
    return nil
  }

  // MARK: - The file

  private static let logWord = Array("log ".utf8)
  private static let keyWord = Array("key ".utf8)

  /// The bytes to keep.
  var bytes: [UInt8] {
    let head = "log \(origin)\n" + keys.map { "key \($0.vkey)\n" }.joined() + "\n"
    let note = cosignature.flatMap { cosignature in last.flatMap { try? $0.adding([cosignature]) } }
    return Array(head.utf8) + (note?.signed.bytes ?? [])
  }

  /// Reads what was kept.
  ///
  /// - Parameter witness: our own key: what we did not cosign was not written by us.
  /// - Throws: `damaged` for anything else than what ``bytes`` writes.
  init(_ bytes: [UInt8], cosignedBy witness: VerifierKey) throws(WitnessError) {
    guard let blank = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }),
      case let lines = bytes[..<blank].split(separator: 0x0A, omittingEmptySubsequences: false),
      let first = lines.first, first.starts(with: Self.logWord), lines.count <= 1 + Self.maximumKeyCount,
      let origin = String(validating: first.dropFirst(Self.logWord.count), as: UTF8.self)
    else { throw WitnessError(.damaged, "not a log's file") }
    var keys: [VerifierKey] = []
    for line in lines.dropFirst() {
      guard line.starts(with: Self.keyWord),
        let vkey = String(validating: line.dropFirst(Self.keyWord.count), as: UTF8.self),
        let key = try? VerifierKey(vkey: vkey), key.kind == .note
      else { throw WitnessError(.damaged, "not a log's key") }
      keys.append(key)
    }
    guard let known = keys.first else { throw WitnessError(.damaged, "no key") }
    let fresh: KnownLog
    do { fresh = try KnownLog(origin: origin, key: known) } catch {
      throw WitnessError(.damaged, "not an origin")
    }
    let bare = KnownLog(origin: fresh.origin, keys: keys, last: nil, cosignature: nil)
    let note = Array(bytes[(blank + 2)...])
    if note.isEmpty {
      self = bare
    } else {
      guard let signed = try? SignedCheckpoint(parsing: note), let last = bare.verify(signed),
        let own = try? witness.cosignature(of: signed, among: signed.note.signatures)
      else { throw WitnessError(.damaged, "a checkpoint that was not cosigned here") }
      self = bare.cosigned(last, own)
    }
    guard self.bytes == bytes else { throw WitnessError(.damaged, "not written here") }
  }
}
