import Cedar
import Cryptography
import Foundation
import JSON
import Law
import Testing

struct ReplayTests {
  private func replay(_ bodies: [[UInt8]?], sets: [PolicyBook] = []) throws -> Replay {
    let known = Dictionary(
      uniqueKeysWithValues: (try [SmallBook.book()] + sets).map { ($0.digest, $0.archive) })
    var replay = Replay { known[$0] }
    for (leaf, body) in bodies.enumerated() { replay.add(leaf: UInt64(leaf), body: body) }
    return replay
  }

  @Test func `what was decided as the set says is the same`() throws {
    let replay = try replay([
      SmallBook.body(SmallBook.record()), Array(#"{"evenement":"demarrage"}"#.utf8),
      SmallBook.body(SmallBook.record(SmallBook.question(soigne: true), refused: [:])),
    ])
    #expect(replay.same == 2 && replay.others == 1 && replay.differences.isEmpty && replay.isFaithful)
  }

  @Test func `a decision that the set did not take is found, whatever was changed in it`() throws {
    let planted = try [
      SmallBook.record(isPermitted: false),
      SmallBook.record(reasons: ["a.autre"]),
      SmallBook.record(refused: [:]),
      SmallBook.record(refused: [0: ["b.interdit"]]),
      SmallBook.record(SmallBook.question(accord: false)),
      SmallBook.record(SmallBook.question(soigne: true)),
    ]
    let replay = try replay([SmallBook.body(SmallBook.record())] + planted.map(SmallBook.body))
    #expect(replay.differences.map(\.leaf) == [1, 2, 3, 4, 5, 6])
    #expect(replay.same == 1 && replay.decided == 7 && !replay.isFaithful)
    #expect(replay.differences[4].now.isPermitted == false)
  }

  @Test func `a pruned body is unknown, and nothing is wrong with it`() throws {
    let replay = try replay([nil, SmallBook.body(SmallBook.record()), nil])
    #expect(replay.obstacles == [.pruned: [0, 2]])
    #expect(replay.isFaithful && replay.decided == 1)
  }

  @Test func `a set that is missing, or is not one, is not passed over in silence`() throws {
    let missing = try replay([SmallBook.body(SmallBook.record(set: SHA256.digest([1])))])
    #expect(missing.obstacles == [.setMissing: [0]] && !missing.isFaithful)
    let digest = try SmallBook.book().digest
    var broken = Replay { $0 == digest ? Array("// ==== a\npermit (".utf8) : nil }
    for leaf in 0..<2 { broken.add(leaf: UInt64(leaf), body: SmallBook.body(try SmallBook.record())) }
    #expect(broken.obstacles == [.setUnreadable: [0, 1]] && !broken.isFaithful)
  }

  @Test(arguments: ["", "[]", "{", #"{"decision":"permise"}"#, #"{"decision":"permise","jeu":""}"#])
  func `facts that cannot be read are said to be so`(body: String) throws {
    let replay = try replay([Array(body.utf8)])
    #expect(replay.obstacles == [.factsUnreadable: [0]] && !replay.isFaithful)
  }

  @Test func `each decision is taken with the set that it cites`() throws {
    let other = try SmallBook.book(SmallBook.text.replacing("context.section == \"sante\"", with: "false"))
    let replay = try replay(
      [
        SmallBook.body(SmallBook.record()), SmallBook.body(SmallBook.record(refused: [:], set: other.digest)),
        SmallBook.body(SmallBook.record(set: other.digest)),
      ], sets: [other])
    #expect(replay.same == 2 && replay.differences.map(\.leaf) == [2])
  }

  @Test func `the sets that a body cites are found wherever they stand`() throws {
    let digest = try SmallBook.book().digest
    func cited(_ bytes: [UInt8]) -> [Digest] { bytes.withUnsafeBytes(PolicyCitations.digests) }
    let body = SmallBook.body(try SmallBook.record())
    #expect(cited(body) == [digest] && cited(body + [10] + body) == [digest, digest])
    #expect(cited(Array(#"{"a":"jeu","jeu":"00","jeux":"x"}"#.utf8)) == [])
    #expect(cited(Array(#"{"jeu":"\#(digest.hex)"}"#.utf8)) == [digest])
    #expect(cited(Array(#"{"jeu":"\#(digest.hex.dropLast())"}"#.utf8)) == [])
    #expect(cited([]) == [])
  }
}
