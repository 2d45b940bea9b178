import Cryptography
import Foundation
import Gateway
import Journal

/// A witness of the journal that believes whatever the journal signed: what it should refuse is tested elsewhere.
struct TrustingWitness: WitnessLink {
  private let cosigner: Cosigner
  private let log: LogVerifier

  init(of log: LogVerifier) throws {
    cosigner = try Cosigner(name: "temoin.test/web", privateKey: .generate())
    self.log = log
  }

  var key: VerifierKey { cosigner.key }

  func send(_ request: AddCheckpoint) throws -> WitnessAnswer {
    .cosigned([try cosigner.cosign(log.verify(request.checkpoint), at: 1_790_000_000).line])
  }
}

extension GatewayFixture {
  /// Has the journal's newest checkpoint cosigned.
  func cosign() {
    WitnessCollector(
      [witness], into: gateway.journal.cosigned, database: database, clock: { Date.now }, open: {}, tell: { _ in }
    ).round()
  }
}
