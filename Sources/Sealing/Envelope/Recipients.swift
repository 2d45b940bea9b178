import Cryptography
import Foundation

/// The rules on a list of recipients, the same for sealing and for re-wrapping.
enum Recipients {
  /// - Throws: `noRecipient`, `duplicateRecipient` for a key identifier or a key that stands twice, `recipientRefused`.
  static func check(_ recipients: [RecipientCertificate], at date: Date) throws(SealingError) {
    guard !recipients.isEmpty else { throw SealingError(.noRecipient) }
    guard recipients.count <= SealedEnvelope.recipientLimit else {
      throw SealingError(.malformed, "too many recipients")
    }
    guard Set(recipients.map(\.keyID)).count == recipients.count,
      Set(recipients.map(\.certificate.publicKey)).count == recipients.count
    else { throw SealingError(.duplicateRecipient) }
    for recipient in recipients { try recipient.check(at: date) }
  }
}
