import Cryptography
import Foundation
import Gateway
import Journal
import Sealing

/// An evidence file, verified: what it proves, by whom, and what it does not. Only ``init(_:trusting:at:)`` makes it.
struct EvidenceCheck: Sendable {
  /// A cosignature or a timestamp that was verified.
  struct Witnessed: Sendable {
    let name: String
    let date: Date
  }

  let file: EvidenceFile
  let statement: EvidenceStatement
  let checkpoint: VerifiedCheckpoint
  let seal: SealedStatement.Standing
  /// By witnesses that are trusted; nil when none was named.
  let cosignatures: [Witnessed]?
  /// How many were asked for.
  let quorum: Int
  /// By the authority that is trusted; nil when none was named.
  let timestamps: [Witnessed]?

  /// Whether everything that was asked for is proven: what merely lacks is no alteration.
  var isComplete: Bool { (cosignatures?.count ?? quorum) >= quorum && timestamps?.isEmpty != true }

  /// Verifies a file.
  /// - Throws: ``EvidenceFault``.
  init(_ bytes: [UInt8], trusting trust: EvidenceTrust, at now: Date) throws(EvidenceFault) {
    file = try Self.reading("le dossier") { () throws(JournalError) in try EvidenceFile(parsing: bytes) }
    let file = self.file
    let entry = try Self.reading("la preuve") { () throws(JournalError) in
      try file.receipt.verify(with: trust.verifier)
    }
    checkpoint = try Self.reading("le point de contrôle") { () throws(JournalError) in
      try trust.verifier.verify(file.receipt.checkpoint)
    }
    guard let statement = EvidenceStatement(parsing: file.statement) else {
      throw EvidenceFault("l’attestation n’est pas sous sa forme exacte")
    }
    self.statement = statement
    do {
      let sealed = try SealedStatement(verifying: file.signature, of: file.statement)
      seal = try sealed.standing(under: trust.root, lists: trust.lists, at: now)
      guard Instants.text(sealed.signingTime) == statement.issued else {
        throw EvidenceFault("l’attestation n’est pas datée du jour de son sceau")
      }
    } catch let error as SealingError {
      throw EvidenceFault(error)
    } catch let error as EvidenceFault {
      throw error
    } catch {
      throw EvidenceFault("le sceau n’a pu être jugé")
    }
    try EvidenceAgreement(file: file, entry: entry, logKey: trust.verifier.key).check(statement)
    (cosignatures, quorum) = Self.cosignatures(on: file, trust)
    timestamps = try trust.authority.map { authority throws(EvidenceFault) in
      try Self.timestamps(of: file, authority, statement)
    }
  }

  private static func cosignatures(on file: EvidenceFile, _ trust: EvidenceTrust) -> ([Witnessed]?, Int) {
    guard let quorum = trust.quorum else { return (nil, 0) }
    let found = quorum.cosignatures(on: file.receipt.checkpoint)
    return (
      found.map { Witnessed(name: $0.key.name, date: Date(timeIntervalSince1970: TimeInterval($0.time))) },
      quorum.threshold
    )
  }

  /// Those that the authority vouches for: others' are left, for nobody said whom to believe about them.
  private static func timestamps(
    of file: EvidenceFile, _ authority: TimestampAuthority, _ statement: EvidenceStatement
  ) throws(EvidenceFault) -> [Witnessed] {
    let imprint = SHA256.digest(file.receipt.checkpoint.bytes)
    var found: [Witnessed] = []
    for (timestamp, stated) in zip(file.timestamps, statement.place.timestamps) {
      do {
        let verified = try authority.verify(timestamp.token, over: imprint)
        guard Instants.text(verified.instant) == stated.instant else {
          throw EvidenceFault("l’horodatage « \(timestamp.authority) » n’est pas de l’instant que dit l’attestation")
        }
        found.append(Witnessed(name: timestamp.authority, date: verified.instant))
      } catch TimestampRefusal.untrusted {
        continue
      } catch let refusal as TimestampRefusal {
        throw EvidenceFault("l’horodatage « \(timestamp.authority) » est refusé (\(refusal))")
      } catch let fault as EvidenceFault {
        throw fault
      } catch {
        throw EvidenceFault("l’horodatage « \(timestamp.authority) » n’a pu être jugé")
      }
    }
    return found
  }

  private static func reading<Value>(
    _ part: String, _ body: () throws(JournalError) -> Value
  ) throws(EvidenceFault) -> Value {
    do { return try body() } catch { throw EvidenceFault(error, in: part) }
  }
}
