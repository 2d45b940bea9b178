import Authority
import Cryptography
import Foundation

/// The certificate that agents see at the door. It lives 90 days (what sslyze's modern profile allows), so the server renews
/// it itself, for the same key.
struct DoorCertificate: Sendable {
  let folders: ServerFolders
  /// The names and addresses that agents use.
  let hosts: [String]

  /// What is left of a life when it is renewed: a month of attempts before anyone is turned away.
  static let margin: TimeInterval = 30 * 86_400

  /// Renews it when its end is near.
  /// - Returns: whether it was.
  /// - Throws: ``CommandError`` when a file cannot be read or written, or what issuing throws.
  func renewIfDue(by issuing: CertificateAuthority, at now: Date) throws -> Bool {
    let current = try PEMFile.certificate(folders.gatewayCertificate)
    guard current.notAfter.timeIntervalSince(now) < Self.margin else { return false }
    let key = try P256PrivateKey(pem: try BoundedFile.secret(folders.gatewayKey))
    let renewed = try ServerCertificate.issue(.gatewayServer, "gateway", hosts: hosts, to: key, by: issuing, at: now)
    try PrivateFile.replace(folders.gatewayCertificate, Array(renewed.pem.utf8))
    return true
  }
}
