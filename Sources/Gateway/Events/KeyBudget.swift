internal import Liaison

/// How many wrapped keys one entry of the journal names: each is there by its digest, and a body is 64 KiB at most.
enum KeyBudget {
  /// 800 digests in hexadecimal are 53,600 bytes: what is left is for the decision, and for ten attachments' own digests.
  static let maximum = 800

  /// Checks that what is about to be sealed can be journaled.
  /// - Parameters:
  ///   - envelopes: how many there will be.
  ///   - attachments: how many of them are attachments: what a person can take away.
  ///   - recipients: to how many each is sealed.
  ///   - place: the field that the refusal names.
  /// - Throws: ``GatewayError`` with `invalid`, which says how to make it smaller.
  static func check(
    envelopes: Int, attachments: Int, recipients: Int, field place: String
  ) throws(GatewayError) {
    guard envelopes * recipients > maximum else { return }
    let fitting = maximum / max(1, recipients) - (envelopes - attachments)
    guard attachments > 0, fitting >= 0 else {
      throw GatewayError(
        .invalid,
        "\(recipients) personnes seraient destinataires, ce qui est trop pour un seul envoi : demandez au cadre de cet "
          + "organisme d’en mettre moins de permanence. Rien n’a été envoyé.", field: place)
    }
    let number = fitting == 0 ? "aucune pièce" : fitting == 1 ? "une pièce" : "\(fitting) pièces"
    throw GatewayError(
      .invalid,
      "\(attachments) pièces pour \(recipients) destinataires font trop de clés pour un seul envoi, qui en admet ici "
        + "\(number) au plus : retirez-en, et transmettez les autres dans une fiche de suite. Rien n’a été envoyé.",
      field: place)
  }
}
