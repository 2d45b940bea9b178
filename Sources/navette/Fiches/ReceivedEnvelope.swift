import Cryptography
import Liaison
import Sealing

/// One envelope of an answer: what the gateway says of it, which only opening proves.
struct ReceivedEnvelope: Sendable {
  let id: EnvelopeID
  let kind: String
  let expected: ExpectedHeader
  let cms: [UInt8]

  /// The largest envelope that is read: ten attachments' worth is far below.
  static let byteLimit = 24 << 20

  init(_ answer: Answer, of reference: Reference) throws {
    guard let id = EnvelopeID(hex: try answer.string("id", maximum: 32)) else {
      throw answer.fault("\(answer.pointer)/id is not an envelope's name")
    }
    let kind = try answer.string("genre", maximum: 64)
    let version = try answer.natural("version")
    guard version <= UInt64(Int32.max) else { throw answer.fault("\(answer.pointer)/version is too large") }
    var previous = ExpectedHeader.Previous.none
    if let hex = try answer.optionalString("precedente", maximum: 64) {
      guard let digest = Digest(hex: hex) else { throw answer.fault("\(answer.pointer)/precedente is not a digest") }
      previous = .digest(digest)
    }
    self.id = id
    self.kind = kind
    expected = ExpectedHeader(
      reference: reference.description, envelope: id, kind: kind, author: try answer.string("auteur", maximum: 128),
      destination: try answer.string("destination", maximum: 128), version: Int(version), previous: previous)
    cms = try answer.base64("cms", maximum: Self.byteLimit)
  }

  /// The envelopes of an opening: distinct, at least one.
  static func all(_ answer: Answer, of reference: Reference) throws -> [ReceivedEnvelope] {
    let envelopes = try answer.elements("enveloppes", maximum: 100).map { try ReceivedEnvelope($0, of: reference) }
    guard !envelopes.isEmpty, Set(envelopes.map(\.id)).count == envelopes.count else {
      throw answer.fault("/enveloppes is empty or repeats an envelope")
    }
    return envelopes
  }
}

/// What a refusal to open means for the person.
enum SealingFault {
  static let notARecipient = CommandError(.refused, "this envelope is not sealed to this agent's key")

  static func error(_ fault: SealingError) -> CommandError {
    switch fault.code {
    case .notARecipient: notARecipient
    case .wrongKey: CommandError(.configuration, "encryption.key and encryption.crt do not go together")
    case .recipientRefused:
      CommandError(.untrusted, "a recipient's certificate is not trusted: \(fault.description)")
    case .headerMismatch:
      CommandError(
        .untrusted, "ENVELOPPE ÉCHANGÉE / SWAPPED ENVELOPE: \(fault.description)",
        hint: "The gateway gave another envelope than the one asked for. Warn the auditor.")
    default:
      CommandError(
        .untrusted, "ENVELOPPE INVALIDE / INVALID ENVELOPE: \(fault.description)", hint: "Warn the auditor.")
    }
  }
}
