import Foundation
import Gateway
import JSON

/// When a monitor saw what: from these instants it tells what lasts too long.
struct MonitorWatch: Sendable {
  /// When the gateway last gave a checkpoint.
  var reachedAt: Date
  /// When the journal last grew.
  var grewAt: Date
  /// How many entries a quorum of witnesses cosigned.
  var cosignedSize: UInt64
  /// Since when they have not cosigned more, although there is more.
  var cosignedUntil: Date

  init(at now: Date) { (reachedAt, grewAt, cosignedSize, cosignedUntil) = (now, now, 0, now) }

  init?(_ json: JSON) {
    func date(_ name: String) -> Date? { json[name]?.string.flatMap(Instants.date) }
    guard let reachedAt = date("jointeLe"), let grewAt = date("grandieLe"), let cosignedUntil = date("cosigneeLe"),
      let size = json["tailleCosignee"]?.integer.flatMap(UInt64.init(exactly:))
    else { return nil }
    (self.reachedAt, self.grewAt, self.cosignedUntil, cosignedSize) = (reachedAt, grewAt, cosignedUntil, size)
  }

  var json: JSON {
    [
      "jointeLe": .string(Instants.text(reachedAt)), "grandieLe": .string(Instants.text(grewAt)),
      "cosigneeLe": .string(Instants.text(cosignedUntil)), "tailleCosignee": .integer(Int64(clamping: cosignedSize)),
    ]
  }
}
