import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing

/// Wraps the keys of the fiche's own envelope and of its attachments for the people of another body. What was sealed since
/// (a refusal, a return) stays between those it was written for.
struct Rewrapping {
  let opener: Opener
  let now: Date

  /// For each envelope, one row for each member on duty and one for the recovery key; the author and the recovery key
  /// keep the row that they have.
  /// - Throws: ``CommandError``: `refused` when an envelope is not for this agent, `untrusted` when one does not hold.
  func rows(_ envelopes: [ReceivedEnvelope], for attested: AttestedRecipients) throws -> [JSON] {
    let opened = try OpenedEnvelopes(envelopes, opener: opener, at: now)
    guard let fiche = opened.fiche, opened.missingPieces == 0 else { throw SealingFault.notARecipient }
    do {
      return try ([fiche.envelope] + opened.pieces.map(\.envelope)).flatMap { envelope in
        try keys(to: envelope, by: fiche.opened.header.author, for: attested).map(\.json)
      }
    } catch let error as SealingError {
      throw SealingFault.error(error)
    }
  }

  /// The rows of one envelope.
  func keys(
    to envelope: ReceivedEnvelope, by author: String, for attested: AttestedRecipients
  ) throws -> [CleReenveloppee] {
    let sealed = try SealedEnvelope(id: envelope.id, cms: envelope.cms)
    var (recipients, replaced): ([RecipientCertificate], Set<RecipientKeyID>) = ([], [])
    for member in attested.recipients {
      // An author who made another key since, and is on duty there, has no row for it.
      if sealed.wrappedKey(for: member.keyID) != nil {
        guard !member.certificate.subjectCommonName.isSame(as: author) else { continue }
        // Who was on duty in the former body too loses that row and gets another.
        replaced.insert(member.keyID)
      }
      recipients.append(member)
    }
    if let recovery = attested.recovery, sealed.wrappedKey(for: recovery.keyID) == nil { recipients.append(recovery) }
    guard !recipients.isEmpty else { return [] }
    return try opener.rewrap(
      cms: envelope.cms, expecting: envelope.expected, to: recipients, replacing: replaced, at: now
    ).map { CleReenveloppee(enveloppe: envelope.id, cle: $0) }
  }
}
