import Cryptography
import Foundation
import Sealing

/// Sealing a fiche of 4 KB, and opening it, beside the cryptography that no format can do without.
struct SealBenchmark {
  /// The clear text of a long fiche.
  static let byteCount = 4096
  private let hierarchy: BenchHierarchy

  init() throws { hierarchy = try BenchHierarchy() }

  /// Sealing to so many recipients.
  func sealing(to count: Int, target: Target? = nil) throws -> Race {
    let recipients = try (0..<count).map { try hierarchy.recipient("bench-\($0)").certificate }
    let content = SecretBytes.random(count: Self.byteCount)
    let (sealer, now, header) = (hierarchy.sealer, hierarchy.now, try Self.header())
    let key = try P256PrivateKey.generate()
    let peers = recipients.map(\.certificate.publicKey)
    return Race(
      name: "seal", variant: count == 1 ? "1 recipient" : "\(count) recipients",
      workload: Computation { _ = try sealer.seal(content, header: header, to: recipients, at: now).cms() },
      limit: .init(
        name: "sign + keygen + \(count) ECDH + GCM",
        workload: Computation {
          try RawCryptography.seal(content, with: key, to: peers)
        }), target: target)
  }

  /// Opening, by one of five recipients: the signature and the seal's chain are verified each time.
  func opening() throws -> Race {
    let recipients = try (0..<5).map { try hierarchy.recipient("bench-\($0)") }
    let content = SecretBytes.random(count: Self.byteCount)
    let header = try Self.header()
    let cms = try hierarchy.sealer.seal(
      content, header: header, to: recipients.map(\.certificate), at: hierarchy.now
    ).cms()
    let opener = try Opener(
      key: recipients[2].key, certificate: recipients[2].certificate.certificate, sealAnchors: hierarchy.trust)
    let (now, expected) = (hierarchy.now, ExpectedHeader(header))
    let raw = try RawCryptography.Opening(content)
    return Race(
      name: "open", variant: "1 of 5 recipients",
      workload: Computation { _ = try opener.open(cms: cms, expecting: expected, at: now) },
      limit: .init(name: "ECDH + verify + GCM", workload: Computation { try raw.open() }), target: nil)
  }

  static func header() throws -> EnvelopeHeader {
    try EnvelopeHeader(
      reference: "FN-2026-BENCH", envelope: .random(), kind: "fiche", author: "agent-bench",
      destination: "secteur-bench", version: 1, previous: nil)
  }
}
