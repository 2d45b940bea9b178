import Cryptography
import Gateway
import Journal

/// A witness in memory, which may be away or lie. It reads the very bytes that it is sent.
final class FakeWitness: WitnessLink {
  struct Away: Error {}

  struct State {
    var size: UInt64 = 0
    var root = MerkleHash.emptyRoot
    var isAway = false
    /// What it answers, whatever it is asked.
    var lie: WitnessAnswer?
    var asked: [AddCheckpoint] = []
  }

  let cosigner: Cosigner
  let state = Shared(State())
  /// Done once, before the next answer.
  let meanwhile = Shared<(@Sendable () throws -> Void)?>(nil)
  private let log: LogVerifier

  init(_ name: String, of log: LogVerifier) throws {
    cosigner = try Cosigner(name: "temoin.test/\(name)", privateKey: .generate())
    self.log = log
  }

  var key: VerifierKey { cosigner.key }
  var asked: [AddCheckpoint] { state.current.asked }
  func set(away: Bool) { state.change { $0.isAway = away } }

  func send(_ request: AddCheckpoint) throws -> WitnessAnswer {
    let body = meanwhile.current
    meanwhile.change { $0 = nil }
    try body?()
    let request = try AddCheckpoint(parsing: request.bytes)
    let answer: WitnessAnswer? = state.change { state in
      guard !state.isAway else { return nil }
      state.asked.append(request)
      return state.lie ?? self.judge(request, &state)
    }
    guard let answer else { throw Away() }
    return try WitnessAnswer(status: answer.status, contentType: answer.contentType, body: answer.body)
  }

  private func judge(_ request: AddCheckpoint, _ state: inout State) -> WitnessAnswer {
    guard let verified = try? log.verify(request.checkpoint) else { return .untrusted }
    let claim = verified.checkpoint
    guard request.oldSize <= claim.size else { return .malformed }
    guard request.oldSize == state.size else { return .conflict(size: state.size) }
    if claim.size == state.size, claim.root != state.root { return .conflict(size: state.size) }
    do {
      let proof = try ConsistencyProof(oldSize: request.oldSize, newSize: claim.size, hashes: request.hashes)
      try proof.verify(oldRoot: state.root, newRoot: claim.root)
      (state.size, state.root) = (claim.size, claim.root)
      return .cosigned([try cosigner.cosign(verified, at: 1_795_428_000).line])
    } catch {
      return .unproven
    }
  }
}
