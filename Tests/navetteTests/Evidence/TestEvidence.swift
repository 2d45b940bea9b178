import Authority
import Cryptography
import Foundation
import JSON
import Journal
import Sealing

@testable import Gateway
@testable import navette

/// Makes evidence files as a gateway does, and can make them wrong.
struct TestEvidence {
  static let now = Date(timeIntervalSince1970: 1_795_255_200)

  let journal: TestJournal
  let root: CertificateAuthority
  let sealer: Sealer
  let leaf: UInt64

  init() throws {
    journal = try TestJournal()
    try journal.append()
    leaf = try journal.append([
      "v": 1, "evenement": "cloture", "objet": .string(TestJournal.reference), "agent": "agent-1",
      "instant": .string(Instants.text(Self.now)), "decision": "permise", "politiques": ["socle.cloture"],
      "articles": ["CASF, art. L121-6-2"], "jeu": .string(String(repeating: "ab", count: 32)),
    ])
    try journal.append()
    let validity = try CertificateValidity(from: Self.now.addingTimeInterval(-86_400), days: 300)
    func subject(_ name: String) throws -> CertificateSubject {
      CertificateSubject(identifier: try OpaqueIdentifier(name), role: try OpaqueIdentifier("essai"))
    }
    let chain = try Authorities(now: Self.now.addingTimeInterval(-2 * 86_400))
    root = chain.root
    let key = try P256PrivateKey.generate()
    let request = try CertificateRequest.make(
      subject: DistinguishedName(commonName: "demande"), key: key, usage: CertificateProfile.gatewaySeal.keyUsage)
    sealer = try Sealer(
      seal: key,
      certificate: chain.issuing.issue(.gatewaySeal, to: subject("sceau"), for: request, validity: validity),
      chain: [chain.issuing.certificate])
  }

  /// Whom to believe about these files.
  var trust: EvidenceTrust { EvidenceTrust(verifier: journal.signer.verifier, root: root.certificate) }

  /// A file, whose parts may have been changed on the way.
  func file(
    _ leaf: UInt64? = nil, cosigned cosigners: [Cosigner] = [], timestamps: [EvidenceFile.Timestamp] = [],
    stated: [String] = [], withBody: Bool = true, by other: Sealer? = nil,
    changing change: (inout EvidenceStatement) -> Void = { _ in }
  ) throws -> [UInt8] {
    let leaf = leaf ?? self.leaf
    let answer = try ReceivedReceipt(Answer(try journal.receipt(leaf)))
    var receipt = answer.receipt
    if !cosigners.isEmpty {
      let verified = try journal.signer.verifier.verify(receipt.checkpoint)
      let signed = try verified.adding(cosigners.map { try $0.cosign(verified, at: 1_795_255_200) }).signed
      let head = receipt.bytes.dropLast(receipt.checkpoint.bytes.count)
      receipt = try Receipt(parsing: Array(head) + signed.bytes)
    }
    let entry = try LogEntry(bytes: receipt.extra ?? [])
    let body = withBody ? EvidenceFile.Body(bytes: answer.body, nonce: answer.nonce) : nil
    let guide = Array("Lisez-moi.\n".utf8)
    let claim = receipt.checkpoint.claim
    var statement = EvidenceStatement(
      event: EvidenceStatement.Event(canonical: answer.body) ?? .init(),
      place: .init(
        origin: claim.origin, leaf: leaf, hour: Instants.text(entry.time.date), retention: entry.retention.code,
        size: claim.size, root: claim.root.hex, cosigners: cosigners.map(\.key.name),
        timestamps: zip(timestamps, stated).map { .init(authority: $0.authority, instant: $1) }),
      body: withBody ? .joined : .reserved,
      parts: EvidenceFile.listed(body: body, receipt: receipt, timestamps: timestamps, guide: guide).map {
        .init(name: $0.name, digest: $0.digest.hex)
      }, issued: Instants.text(Self.now))
    change(&statement)
    return try EvidenceFile(
      statement: statement.bytes, signature: (other ?? sealer).sign(detached: statement.bytes, at: Self.now),
      body: body, receipt: receipt, timestamps: timestamps, guide: guide
    ).bytes
  }

  /// The verdict.
  func check(_ bytes: [UInt8], _ trust: EvidenceTrust? = nil) throws -> EvidenceCheck {
    try EvidenceCheck(bytes, trusting: trust ?? self.trust, at: Self.now)
  }
}
