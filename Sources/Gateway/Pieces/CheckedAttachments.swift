internal import Cryptography
internal import Foundation
internal import Liaison
internal import Sealing
internal import Store

/// The contents of a fiche's attachments, each of which is what the fiche says of it. There is no other way to make one.
struct CheckedAttachments: Sendable {
  private let contents: [[UInt8]: SecretBytes]

  /// Takes exactly one content for each attachment that the fiche describes.
  ///
  /// Those that minimisation will withhold are checked too: what their description says must be true for the decision to
  /// rest on it.
  /// - Throws: ``GatewayError`` with `invalid`, which names the content or the description at fault.
  init(_ deposited: [ContenuDePiece], of fiche: FicheNavette) throws(GatewayError) {
    var contents: [[UInt8]: SecretBytes] = [:]
    for (index, piece) in deposited.enumerated() {
      let place = "pieces/\(index)/"
      guard let described = fiche.piecesJointes.first(where: { $0.empreinte == piece.empreinte }) else {
        throw GatewayError(.invalid, "La fiche ne décrit aucune pièce de cette empreinte.", field: place + "empreinte")
      }
      guard contents.updateValue(piece.contenu, forKey: piece.empreinte) == nil else {
        throw GatewayError(.invalid, "Cette pièce est déposée deux fois.", field: place + "empreinte")
      }
      if let fault = Self.fault(of: piece.contenu, described) {
        throw GatewayError(.invalid, fault, field: place + "contenu")
      }
    }
    for (index, described) in fiche.piecesJointes.enumerated() where contents[described.empreinte] == nil {
      throw GatewayError(
        .invalid, "Le contenu de cette pièce n’est pas joint.", field: "fiche/piecesJointes/\(index)/empreinte")
    }
    self.contents = contents
  }

  private static func fault(of content: SecretBytes, _ described: PieceJointe) -> String? {
    guard content.count == described.taille else { return "Ce contenu n’a pas la taille annoncée." }
    guard SHA256.digest(content).bytes == described.empreinte else { return "Ce contenu n’a pas l’empreinte annoncée." }
    do throws(ContenuRefuse) {
      try content.withUnsafeBytes { bytes throws(ContenuRefuse) in try described.type.controler(bytes) }
      return nil
    } catch {
      return error.message
    }
  }

  /// Seals those that a fiche still describes, each in an envelope of its own that follows the fiche's.
  ///
  /// - Parameters:
  ///   - fiche: what is left once minimised.
  ///   - sealed: the fiche's own envelope.
  ///   - recipients: the fiche's own.
  func seal(
    _ fiche: FicheNavette, following sealed: EnvelopeMaker.Made, to recipients: [Recipient], at now: Date,
    _ envelopes: EnvelopeMaker
  ) throws -> [EnvelopeMaker.Made] {
    try fiche.piecesJointes.enumerated().map { index, described in
      guard let content = contents[described.empreinte] else { throw GatewayError.attachmentLost }
      return try envelopes.seal(
        content, as: EnvelopeReference(sealed.record.name.reference, .pieceJointe, rang: index + 1),
        by: sealed.record.author, for: sealed.record.destination, following: sealed.record, to: recipients, at: now)
    }
  }
}

extension GatewayError {
  /// A fiche that was minimised describes a piece that the whole one did not: never.
  fileprivate static let attachmentLost = GatewayError(
    .fault, "La passerelle n’a pas pu traiter la demande ; rien n’a été enregistré.")
}
