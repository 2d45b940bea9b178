import Authority
import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// Which acts read the whole directory again: that is long, and is done on the thread that answers everybody.
struct RefreshTests {
  /// Whether a body that was written behind the directory's back is seen after something.
  private func isRead(_ gateway: TestGateway, after act: () throws -> Void) throws -> Bool {
    let id = try OrganismeID("temoin")
    try gateway.database.writeAndWait {
      try $0.put(Organisme(id: id, nature: .pilotage, nom: "Témoin"))
    }
    try act()
    return gateway.directory.current.organismes[id] != nil
  }

  @Test func `a deposit of a coffre does not, and is seen all the same`() throws {
    let gateway = try TestGateway()
    #expect(try gateway.myself("nord-1")["coffre"] == false)
    let read = try isRead(gateway) { _ = try gateway.deposit(TestGateway.coffre(), by: "nord-1").get() }
    #expect(try !read && gateway.myself("nord-1")["coffre"] == true)
    #expect(try gateway.myself("nord-2")["coffre"] == false)
  }

  @Test func `neither step of a recovery does`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let new = try gateway.renewed()
    let circo = try #require(try Departement.shared.get().recovery["circo"])
    let read = try isRead(gateway) {
      let keys = try gateway.rewrap(gateway.recover("nord-1").get(), with: circo, for: new.certificate)
      _ = try gateway.giveKeys(keys, to: "nord-1").get()
    }
    #expect(!read)
    #expect(try gateway.fault(opening: reference, with: new) == nil)
  }

  @Test func `an attestation does`() throws {
    let gateway = try TestGateway()
    let certificate = try gateway.person("nord-sans").certificates.encryption
    #expect(try isRead(gateway) { try gateway.attest("nord-sans", certificate, in: "nord", by: "cadre") })
  }
}
