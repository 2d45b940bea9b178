import Foundation
import JSON
import Journal
import SystemSupport
import Testing

/// A gateway, what is asked of it, and a copy of it from before.
struct WatchedGateway {
  let installation: Installation

  /// Transmits a fiche.
  func transmit() throws -> AgentClient.Reply {
    try AgentClient(installation, .intervenant).post("/api/fiches", Fiches.orientation(), key: Fiches.newKey())
  }

  /// Transmits, and checks the receipt.
  @discardableResult
  func work(_ count: Int = 1) throws -> GivenReceipt {
    var last: GivenReceipt?
    for _ in 0..<count {
      let reply = try transmit()
      guard reply.status == 201 else { throw SystemFault("fiche: \(reply.status) \(reply.text)") }
      last = try GivenReceipt(reply.json, verifier: installation.verifier())
    }
    return try #require(last)
  }

  /// The newest checkpoint that the witnesses cosigned; nil when there is none, or nothing is answered.
  func cosigned() throws -> SignedCheckpoint? {
    let reply = try AgentClient(installation, .auditor).get("/journal/checkpoint.cosigned")
    return reply.status == 200 ? try SignedCheckpoint(parsing: reply.bytes) : nil
  }

  /// Waits until the witnesses have seen an entry.
  func seen(_ receipt: GivenReceipt) throws {
    try Wait.until("entry \(receipt.leaf) is cosigned", within: 20) {
      (try cosigned()?.claim.size ?? 0) > receipt.leaf
    }
  }

  /// Waits until the server has said something.
  func said(_ part: String, by server: ServerProcess) throws {
    try Wait.until("the server says `\(part)`: \(server.child.errors)", within: 45) {
      server.child.errors.contains(part)
    }
  }

  /// What is outside the database, and shows that it went back: an operator who restores everything restores it too.
  var kept: URL { installation.keys.appending(path: "journal.checkpoint") }

  /// Puts a copy of the data folder, and of the kept checkpoint, somewhere.
  func backUp(to place: URL) throws {
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: installation.data, to: place.appending(path: "data"))
    try FileManager.default.copyItem(at: kept, to: place.appending(path: "checkpoint"))
  }

  /// Puts it back.
  func restore(from place: URL) throws {
    for file in [installation.data, kept] { try FileManager.default.removeItem(at: file) }
    try FileManager.default.copyItem(at: place.appending(path: "data"), to: installation.data)
    try FileManager.default.copyItem(at: place.appending(path: "checkpoint"), to: kept)
  }

  /// The names of the journal's events from one on, of a gateway that answers.
  func events(from leaf: UInt64) throws -> [JSON] { Array(try Audit(installation).events().dropFirst(Int(leaf))) }
}
