/// What a witness answers to ``AddCheckpoint``: the statuses of c2sp.org/tlog-witness, one meaning for both sides.
///
/// None of it is believed: a cosignature counts once a ``WitnessQuorum`` has verified it, and a size is what the witness
/// says, to be proven from.
public enum WitnessAnswer: Hashable, Sendable {
  /// 200: signature lines, at least one, to be added to the checkpoint.
  case cosigned([NoteSignature])
  /// 400: the request is not of the form, or its old size is greater than the checkpoint's.
  case malformed
  /// 403: no signature by a key that the witness trusts for this origin.
  case untrusted
  /// 404: the witness does not know this origin.
  case unknownOrigin
  /// 409: the witness cosigned another size last, or another root for this very size. The size is that of its last
  /// cosigned checkpoint; nil when a witness gives none, as the specification permits for another root.
  case conflict(size: UInt64?)
  /// 422: the proof does not verify.
  case unproven

  /// What the body of a conflict is said to be.
  public static let sizeContentType = "text/x.tlog.size"
  /// The longest body read, in bytes.
  public static let maximumByteCount = SignedNote.maximumByteCount

  /// The HTTP status.
  public var status: Int {
    switch self {
    case .cosigned: 200
    case .malformed: 400
    case .untrusted: 403
    case .unknownOrigin: 404
    case .conflict: 409
    case .unproven: 422
    }
  }

  /// The body's content type, where the specification gives one.
  public var contentType: String? {
    if case .conflict(.some) = self { Self.sizeContentType } else { nil }
  }

  /// The body: signature lines, or a size and a newline; empty for the other refusals.
  public var body: [UInt8] {
    switch self {
    case .cosigned(let lines): Array(lines.map(\.line).joined().utf8)
    case .conflict(.some(let size)): Array("\(size)\n".utf8)
    case .malformed, .untrusted, .unknownOrigin, .conflict(.none), .unproven: []
    }
  }

  /// Reads an answer.
  ///
  /// - Parameter contentType: the value of the header, nil when there is none; a conflict's body is looked at when it is
  ///   ``sizeContentType`` only.
  /// - Throws: `malformedAnswer` for a status of another meaning (a witness that is away, or something that is not one),
  ///   and for a body that is not what the status promises.
  public init(status: Int, contentType: String?, body: [UInt8]) throws(JournalError) {
    switch status {
    case 200: self = .cosigned(try Self.lines(body))
    case 400: self = .malformed
    case 403: self = .untrusted
    case 404: self = .unknownOrigin
    case 409:
      guard contentType == Self.sizeContentType else {
        self = .conflict(size: nil)
        return
      }
      guard body.last == Lines.newline, let size = Lines.decimal(body.dropLast()) else {
        throw JournalError(.malformedAnswer, "a conflict with no size")
      }
      self = .conflict(size: size)
    case 422: self = .unproven
    default: throw JournalError(.malformedAnswer, "status \(status)")
    }
  }

  private static func lines(_ body: [UInt8]) throws(JournalError) -> [NoteSignature] {
    guard body.count <= maximumByteCount, let lines = Lines.split(body[...]),
      (1...SignedNote.maximumSignatureCount).contains(lines.count)
    else { throw JournalError(.malformedAnswer, "no signature line, or too many") }
    var signatures: [NoteSignature] = []
    for line in lines {
      guard let signature = try? NoteSignature(line: line) else {
        throw JournalError(.malformedAnswer, "not a signature line")
      }
      signatures.append(signature)
    }
    return signatures
  }
}
