import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing

/// Opens the envelopes of one reference on the agent's side, and shows or saves them.
struct OpenedEnvelopes {
  /// In the order of the answer.
  let all: [(envelope: ReceivedEnvelope, opened: OpenedContent, contenu: ContenuScelle)]
  /// The fiche's attachments, in the order of the answer.
  let pieces: [OpenedPiece]
  /// How many attachments the fiche describes that were not handed over, or not for this key.
  let missingPieces: Int
  /// Those sealed to others: counted, so that nobody believes they saw everything.
  let unreadable: Int

  /// - Throws: ``CommandError``: `untrusted` for an envelope that does not hold, `refused` when none is for this agent.
  init(_ envelopes: [ReceivedEnvelope], opener: Opener, at date: Date) throws {
    var pieces: [(ReceivedEnvelope, OpenedContent)] = []
    var opened: [(ReceivedEnvelope, OpenedContent, ContenuScelle)] = []
    var others = 0
    for envelope in envelopes {
      do {
        let clear = try opener.open(cms: envelope.cms, expecting: envelope.expected, at: date)
        if clear.header.kind.isSame(as: NatureEnveloppe.pieceJointe.code) {
          pieces.append((envelope, clear))
        } else {
          opened.append((envelope, clear, try Self.read(clear)))
        }
      } catch let error as SealingError {
        guard error.code == .notARecipient else { throw SealingFault.error(error) }
        others += 1
      }
    }
    guard !opened.isEmpty else { throw SealingFault.notARecipient }
    all = opened
    let fiche = opened.lazy.compactMap { _, clear, contenu -> (OpenedContent, FicheScellee)? in
      if case .fiche(let texte) = contenu { (clear, texte) } else { nil }
    }.first
    self.pieces = try OpenedPiece.all(pieces, of: fiche)
    missingPieces = (fiche?.1.fiche.piecesJointes.count ?? 0) - pieces.count
    unreadable = others
  }

  /// Opens with the key of the session's agent.
  init(_ envelopes: [ReceivedEnvelope], session: GatewaySession) throws {
    try self.init(envelopes, opener: try session.opener(try session.trust()), at: session.now())
  }

  /// The fiche's own envelope, if it was handed over.
  var fiche: (envelope: ReceivedEnvelope, opened: OpenedContent)? {
    all.first { $0.contenu.nature == .fiche }.map { ($0.envelope, $0.opened) }
  }

  func print(_ console: Console) {
    for (envelope, opened, contenu) in all {
      let title = contenu.nature.libelle
      console.print(console.bold("── \(title) — \(SafeText.line(opened.header.reference)) ──"))
      console.print(
        "De \(SafeText.line(opened.header.author)) à \(SafeText.line(opened.header.destination)), "
          + "scellé le \(opened.signingTime.formatted(.iso8601)), sceau vérifié.")
      for ligne in contenu.lignes {
        let text = SafeText.line(ligne.description)
        console.print(ligne.style == .corps ? text : console.bold(text))
      }
      console.print("Empreinte de l’enveloppe \(envelope.id.hex) : \(opened.coreDigest.hex)\n")
    }
    for piece in pieces { console.print(piece.line) }
    if missingPieces > 0 {
      console.print(
        console.bold("\(missingPieces) pièce(s) que la fiche décrit ne vous sont pas remises : demandez à l’auteur."))
    }
    if unreadable > 0 { console.print("\(unreadable) autre(s) enveloppe(s) ne sont pas scellées à cette clé.") }
  }

  /// For programs: headers and contents; of attachments, what they are and where they were written.
  func json(savedAs files: [FilePath?] = []) -> JSON {
    let written = zip(pieces, files + Array(repeating: nil, count: pieces.count)).map { $0.json(savedAs: $1) }
    return .array(
      all.map { envelope, opened, contenu in
        [
          "reference": .string(opened.header.reference), "enveloppe": .string(envelope.id.hex),
          "genre": .string(opened.header.kind), "auteur": .string(opened.header.author),
          "destination": .string(opened.header.destination), "version": .integer(Int64(opened.header.version)),
          "scelleLe": .string(opened.signingTime.formatted(.iso8601)), "contenu": contenu.json,
        ]
      } + written)
  }

  /// Reads a clear content strictly, and holds it to the kind that its header says it is.
  private static func read(_ clear: OpenedContent) throws -> ContenuScelle {
    let contenu: ContenuScelle
    do {
      contenu = try SealedContent.read(clear.content, sealedOn: HeureDeParis.day(of: clear.signingTime))
    } catch {
      throw CommandError(
        .invalidContent, "the content is sealed by the gateway, but is not of a form that this version reads",
        hint: "Update navette; nothing was lost.")
    }
    guard contenu.nature.code.isSame(as: clear.header.kind) else {
      throw CommandError(
        .untrusted, "ENVELOPPE ÉCHANGÉE / SWAPPED ENVELOPE: it holds another kind than its header says",
        hint: "Warn the auditor.")
    }
    return contenu
  }
}
