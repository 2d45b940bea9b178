import Cryptography
import Foundation
import JSON
import Journal
import Testing

@testable import navette

struct WitnessConfigurationTests {
  private let keys: [VerifierKey]

  init() throws {
    keys = try ["un", "deux"].map { try Cosigner(name: "temoin.test/\($0)", privateKey: .generate()).key }
  }

  private func element(
    _ key: String, _ url: String = "https://temoin.test:9443", _ file: String = "temoin.pem"
  ) -> JSON { ["cle": .string(key), "url": .string(url), "autorite": .string(file)] }

  /// Reads a whole `navette.json` with these members besides.
  private func read(_ members: JSONObject) throws -> WitnessesConfiguration? {
    let folder = try TemporaryFolder()
    let file = folder.path.appending("navette.json")
    var object: JSONObject = ["origine": "navette.test/journal", "hotes": ["127.0.0.1"], "port": 8443]
    for member in members.members { object[member.key] = member.value }
    try PrivateFile.create(file, JSON.object(object).serialized())
    return try ServerConfigurationFile(file).witnesses
  }

  @Test func `a journal that nobody watches is the usual one`() throws {
    #expect(try read([:]) == nil)
  }

  @Test func `witnesses are read, and all are needed unless it is said otherwise`() throws {
    let both: JSON = .array(keys.map { element($0.vkey) })
    let all = try #require(try read(["temoins": both]))
    #expect(all.rule.threshold == 2 && all.rule.witnesses == keys)
    #expect(all.witnesses.map(\.authorityFile) == ["temoin.pem", "temoin.pem"])
    #expect(all.witnesses.first?.address.port == 9443)
    #expect(try read(["temoins": both, "quorum": 1])?.rule.threshold == 1)
  }

  @Test func `what would watch nothing, or count one witness twice, is refused`() throws {
    let log = try LogSigner(origin: "navette.test/journal", privateKey: .generate()).key
    let good = element(keys[0].vkey)
    let refused: [JSONObject] = [
      ["quorum": 1], ["temoins": []], ["temoins": [good], "quorum": 2], ["temoins": [good], "quorum": 0],
      ["temoins": [good, good]], ["temoins": [element(log.vkey)]], ["temoins": [element("temoin")]],
      ["temoins": [element(keys[0].vkey, "http://temoin.test:9443")]],
      ["temoins": [element(keys[0].vkey, "https://temoin.test")]],
      ["temoins": [element(keys[0].vkey, "https://temoin.test:9443", "../temoin.pem")]],
      ["temoins": [["cle": .string(keys[0].vkey), "url": "https://temoin.test:9443"]]],
    ]
    for members in refused {
      #expect(throws: CommandError.self, "\(JSON.object(members).text)") { try read(members) }
    }
  }
}
