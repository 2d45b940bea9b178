import Cryptography
import Foundation
import JSON
import Journal
import Testing
import Witness

/// Requests that another implementation's tests send to its own witness.
struct ForeignRequestTests {
  @Test func `another implementation's race ends as it does there`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../JournalTests/Vectors/witnesses.json")
    let item = try #require(try JSON.parse([UInt8](Data(contentsOf: file)))["requests"])
    let bytes = try #require(Hexadecimal.decode(item["publicKey"]?.string ?? ""))
    let key = try VerifierKey(
      name: #require(item["origin"]?.string), publicKey: #require(Ed25519PublicKey(bytes: bytes)))
    let bodies = try #require(item["bodies"]?.array).compactMap { $0.string.map { Array($0.utf8) } }
    try #require(bodies.count == 3)
    let witness = try TestWitness(trusting: [key])
    let running = try witness.start()
    #expect(try running.add(bodies[0]).status == 200)
    #expect(try running.add(bodies[2]).status == 200)
    #expect(try running.add(bodies[1]) == .conflict(size: 5))
    let root = try #require(try witness.kept(key.name)?.last).checkpoint.root
    #expect(root.hex == "42bb57ad06420afa4882c4a63ac6a1ec77480b330b2f20dfc53a0caa5f564e36")
  }
}
