import Authority
import Cryptography
import Foundation
import Testing

@testable import navette

struct DoorCertificateTests {
  private static let start = Date(timeIntervalSince1970: 1_795_255_200)

  private func days(_ count: Double) -> Date { Self.start.addingTimeInterval(count * 86_400) }

  /// A gateway's door as `navette init` leaves it.
  private func door(_ folder: TemporaryFolder) throws -> (DoorCertificate, Authorities, P256PrivateKey) {
    let folders = try ServerFolders(data: folder.path.appending("data"), keys: folder.path.appending("keys"))
    for path in [folders.data, folders.pki, folders.keys] { try PrivateFolder.create(path) }
    let (chain, key) = (try Authorities(now: Self.start), try P256PrivateKey.generate())
    let hosts = ["127.0.0.1", "gateway.example"]
    let certificate = try ServerCertificate.issue(
      .gatewayServer, "gateway", hosts: hosts, to: key, by: chain.issuing, at: Self.start)
    try PrivateFile.create(folders.gatewayKey, try key.pem())
    try PrivateFile.create(folders.gatewayCertificate, Array(certificate.pem.utf8))
    return (DoorCertificate(folders: folders, hosts: hosts), chain, key)
  }

  @Test func `a certificate of the door lives 90 days, and is left alone for the first 60`() throws {
    let folder = try TemporaryFolder()
    let (door, chain, _) = try door(folder)
    let certificate = try PEMFile.certificate(door.folders.gatewayCertificate)
    #expect(certificate.notAfter == days(90))
    #expect(try !door.renewIfDue(by: chain.issuing, at: Self.start))
    #expect(try !door.renewIfDue(by: chain.issuing, at: days(59.9)))
    #expect(try PEMFile.certificate(door.folders.gatewayCertificate) == certificate)
  }

  @Test(arguments: [60.1, 89, 400])
  func `near its end, or after it, it is renewed for the same key and names`(day: Double) throws {
    let folder = try TemporaryFolder()
    let (door, chain, key) = try door(folder)
    #expect(try door.renewIfDue(by: chain.issuing, at: days(day)))
    let renewed = try PEMFile.certificate(door.folders.gatewayCertificate)
    #expect(renewed.notAfter == days(day + 90) && renewed.publicKey == key.publicKey)
    #expect(try !door.renewIfDue(by: chain.issuing, at: days(day)))
    let trust = try TrustStore(
      anchors: [chain.root.certificate], intermediates: [chain.issuing.certificate],
      crls: [
        try chain.root.makeRevocationList(revoked: [], number: 1, at: days(day)),
        try chain.issuing.makeRevocationList(revoked: [], number: 1, at: days(day)),
      ])
    guard case .success = trust.validate(renewed, for: .tlsServer, at: days(day)) else {
      Issue.record("the renewed certificate is not valid")
      return
    }
  }

  @Test func `without its key, or in a folder that is not there, it is not renewed and says so`() throws {
    let folder = try TemporaryFolder()
    let (door, chain, _) = try door(folder)
    let before = try PEMFile.certificate(door.folders.gatewayCertificate)
    try FileManager.default.removeItem(atPath: door.folders.gatewayKey.description)
    #expect(throws: CommandError.self) { try door.renewIfDue(by: chain.issuing, at: days(80)) }
    #expect(try PEMFile.certificate(door.folders.gatewayCertificate) == before)
    try FileManager.default.removeItem(atPath: door.folders.pki.description)
    #expect(throws: CommandError.self) { try door.renewIfDue(by: chain.issuing, at: days(80)) }
  }
}
