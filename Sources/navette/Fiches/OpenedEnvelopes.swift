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
  /// Those sealed to others: counted, so that nobody believes they saw everything.
  let unreadable: Int

  /// - Throws: ``CommandError``: `untrusted` for an envelope that does not hold, `refused` when none is for this agent.
  init(_ envelopes: [ReceivedEnvelope], session: GatewaySession) throws {
    let opener = try session.opener(try session.trust())
    var opened: [(ReceivedEnvelope, OpenedContent, ContenuScelle)] = []
    var others = 0
    for envelope in envelopes {
      do {
        let clear = try opener.open(cms: envelope.cms, expecting: envelope.expected, at: session.now())
        opened.append((envelope, clear, try Self.read(clear)))
      } catch let error as SealingError {
        guard error.code == .notARecipient else { throw SealingFault.error(error) }
        others += 1
      }
    }
    guard !opened.isEmpty else { throw SealingFault.notARecipient }
    all = opened
    unreadable = others
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
    if unreadable > 0 { console.print("\(unreadable) autre(s) enveloppe(s) ne sont pas scellées à cette clé.") }
  }

  /// For programs: headers and contents.
  var json: JSON {
    .array(
      all.map { envelope, opened, contenu in
        [
          "reference": .string(opened.header.reference), "enveloppe": .string(envelope.id.hex),
          "genre": .string(opened.header.kind), "auteur": .string(opened.header.author),
          "destination": .string(opened.header.destination), "version": .integer(Int64(opened.header.version)),
          "scelleLe": .string(opened.signingTime.formatted(.iso8601)), "contenu": contenu.json,
        ]
      })
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
