import Authority
import Cryptography
import Foundation
import Gateway
import HTTP
import Journal

extension RunningServer {
  /// What the server is, once its own certificate is sure to last.
  static func identity(
    _ origin: String, _ door: DoorCertificate, _ now: Date, _ tell: (String) -> Void
  ) throws -> ServerIdentity {
    let identity = try ServerIdentity(door.folders, origin: origin)
    do {
      guard try door.renewIfDue(by: identity.issuing, at: now) else { return identity }
    } catch {
      // It may be good for weeks: whether agents are turned away is for its own end to say.
      tell("navette: the gateway's certificate could not be renewed: \(CommandError(error).line)")
      return identity
    }
    return try ServerIdentity(door.folders, origin: origin)
  }

  /// Lists of revocation are believed for a week and certificates of the door for three months: both are made anew long
  /// before. What agents owe is looked at every hour: each is reminded once a day. What is not
  /// renewed here is told every day once its end is near.
  static func upkeep(
    _ gateway: Gateway, _ handshakes: Handshakes, _ server: Server, _ door: DoorCertificate, _ identity: ServerIdentity,
    _ now: @escaping @Sendable () -> Date, _ tell: @escaping @Sendable (String) -> Void
  ) -> Upkeep {
    let halfADay: TimeInterval = 12 * 3600
    return Upkeep(
      [
        .init(code: "horloge", name: "looking whether the clock jumped", period: 60) {
          guard let seconds = try gateway.watchClock.look() else { return }
          tell("navette: the clock jumped by \(seconds) seconds: the journal says so, and deadlines stay as they were")
        },
        .init(code: "listeDeRevocation", name: "renewing the revocation list", period: halfADay) {
          try gateway.revoke.renewTrust()
        },
        .init(code: "certificat", name: "renewing the gateway's certificate", period: halfADay) {
          guard try door.renewIfDue(by: identity.issuing, at: now()) else { return }
          let renewed = try ServerIdentity(door.folders, origin: identity.signer.origin)
          handshakes.apply(to: server, identity: renewed.tls)
          // Handshakes take the new certificate with a new list.
          try gateway.revoke.renewTrust()
        },
        .init(code: "rappels", name: "reminding agents of what they owe and of what is late", period: 3600) {
          try gateway.remindObligations()
          try gateway.remindReviews()
          try gateway.remindDeadlines()
          try gateway.forgetMessages()
        },
        .init(code: "brouillons", name: "deleting the drafts that nobody touched for thirty days", period: 3600) {
          try gateway.forgetDrafts()
        },
        .init(code: "anciennesCles", name: "deleting what former keys leave behind", period: halfADay) {
          try gateway.forgetFormerKeys()
        },
        .init(code: "clesDIndex", name: "destroying the index keys that nothing is under", period: halfADay) {
          try gateway.forgetIndexKeys()
        },
        .init(code: "avertissements", name: "looking at what ends and is not renewed here", period: 24 * 3600) {
          for warning in try Expiries(folders: door.folders).warnings(at: now()) { tell(warning) }
        },
      ], now: now, tell: tell)
  }
}
