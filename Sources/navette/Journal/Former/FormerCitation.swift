import Cryptography
import Foundation
import Gateway
import JSON
import Journal

/// What the first entry of a journal says of the one that it follows.
struct FormerCitation: Sendable {
  /// The last checkpoint that the former signed, as far as its operator knew.
  let cited: Checkpoint
  /// How many entries the restored database had of it.
  let restoredSize: UInt64
  /// Their root.
  let restoredRoot: Digest
  /// The entries of which nothing was known any more.
  let lost: UInt64
  /// Why.
  let motif: String
  let instant: Date

  /// Reads the first entry of an export; nil when it cites no journal, or cannot be read: that is for the verifier to say.
  init?(first folder: FilePath) throws {
    guard let export = try? ExportedJournal(directory: URL(filePath: folder.description, directoryHint: .isDirectory)),
      let body = (try? export.bodies(0..<1))?.first ?? nil, let event = try? ReadEvent(body),
      event.kind == .reouverture
    else { return nil }
    self.init(event)
  }

  private init?(_ event: ReadEvent) {
    func size(_ member: EventMember) -> UInt64? { event[member]?.integer.map { UInt64($0) } }
    func digest(_ member: EventMember) -> Digest? {
      event.text(member).flatMap { Hexadecimal.decode($0) }.flatMap { Digest(bytes: $0) }
    }
    guard let origin = event.text(.origine), let taille = size(.taille), let racine = digest(.racine),
      let cited = try? Checkpoint(origin: origin, size: taille, root: racine), let restored = size(.tailleReprise),
      let root = digest(.racineReprise), let lost = size(.perdues)
    else { return nil }
    (self.cited, restoredSize, restoredRoot, self.lost) = (cited, restored, root, lost)
    (motif, instant) = (event.text(.motif) ?? "", event.instant)
  }

  /// What a person reads.
  func line(isProven: Bool) -> String {
    let reason = MotifReouverture(rawValue: motif)?.libelle ?? motif
    let unproven = isProven ? "" : " ; donnez --former pour vérifier aussi son archive"
    return
      "Ce journal suit « \(SafeText.line(cited.origin)) », rouvert le \(Instants.text(instant)) (\(reason.lowercased())) "
      + "après \(cited.size) entrées signées, racine \(cited.root.hex) ; \(lost) dont rien n’est connu\(unproven)"
  }

  var json: JSON {
    [
      "origine": .string(cited.origin), "taille": .integer(Int64(clamping: cited.size)),
      "racine": .string(cited.root.hex), "tailleReprise": .integer(Int64(clamping: restoredSize)),
      "perdues": .integer(Int64(clamping: lost)), "motif": .string(motif), "instant": .string(Instants.text(instant)),
    ]
  }
}
