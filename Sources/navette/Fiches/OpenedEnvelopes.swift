import Cryptography
import Foundation
import JSON
import Liaison
import Sealing

/// Opens the envelopes of one reference on the agent's side, and shows or saves them.
struct OpenedEnvelopes {
  /// In the order of the answer.
  let all: [(envelope: ReceivedEnvelope, content: OpenedContent)]
  /// Those sealed to others: counted, so that nobody believes they saw everything.
  let unreadable: Int

  /// - Throws: ``CommandError``: `untrusted` for an envelope that does not hold, `refused` when none is for this agent.
  init(_ envelopes: [ReceivedEnvelope], session: GatewaySession) throws {
    let opener = try session.opener(try session.trust())
    var opened: [(ReceivedEnvelope, OpenedContent)] = []
    var others = 0
    for envelope in envelopes {
      do {
        opened.append(
          (envelope, try opener.open(cms: envelope.cms, expecting: envelope.expected, at: session.now())))
      } catch {
        guard error.code == .notARecipient else { throw SealingFault.error(error) }
        others += 1
      }
    }
    guard !opened.isEmpty else { throw SealingFault.notARecipient }
    all = opened
    unreadable = others
  }

  func print(_ console: Console) {
    for (envelope, content) in all {
      let title = Labels.enveloppe(content.header.kind)
      console.print(console.bold("── \(title) — \(SafeText.line(content.header.reference)) ──"))
      console.print(
        "De \(SafeText.line(content.header.author)) à \(SafeText.line(content.header.destination)), "
          + "scellé le \(content.signingTime.formatted(.iso8601)), sceau vérifié.")
      console.print(ContentText.render(Self.json(content), console: console))
      console.print("Empreinte de l’enveloppe \(envelope.id.hex) : \(content.coreDigest.hex)\n")
    }
    if unreadable > 0 { console.print("\(unreadable) autre(s) enveloppe(s) ne sont pas scellées à cette clé.") }
  }

  /// For programs: headers and contents.
  var json: JSON {
    .array(
      all.map { envelope, content in
        [
          "reference": .string(content.header.reference), "enveloppe": .string(envelope.id.hex),
          "genre": .string(content.header.kind), "auteur": .string(content.header.author),
          "destination": .string(content.header.destination), "version": .integer(Int64(content.header.version)),
          "scelleLe": .string(content.signingTime.formatted(.iso8601)), "contenu": Self.json(content),
        ]
      })
  }

  /// The content as JSON; a content that is not JSON is a text.
  private static func json(_ content: OpenedContent) -> JSON {
    let bytes = content.content.withUnsafeBytes { Array($0) }
    return (try? JSON.parse(bytes)) ?? .string(String(decoding: bytes, as: UTF8.self))
  }
}
