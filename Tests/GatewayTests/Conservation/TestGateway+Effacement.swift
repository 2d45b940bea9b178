import Foundation
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

extension TestGateway {
  func erase(
    _ reference: Reference, _ motif: MotifEffacement = .erreur, by name: String = "intervenant"
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.erase(reference, motif, by: agent, completion: $0) }
  }

  /// What the database holds of a fiche that nothing else must hold: each wrapped key, the ciphertext of each envelope.
  func secrets(of reference: Reference) throws -> [Data] {
    try database.read { transaction in
      try transaction.envelopes(of: reference).flatMap { record -> [Data] in
        let sealed = try transaction.sealedEnvelope(record.id)
        // A page holds 4,096 bytes: a piece from the middle of the ciphertext is there in one run.
        let core = sealed.core.bytes
        let pieces = stride(from: 0, to: max(core.count - 64, 1), by: 1024).map {
          Data(core[$0..<min($0 + 64, core.count)])
        }
        return sealed.wrappedKeys.map { Data($0.bytes.suffix(40)) } + pieces
      }
    }
  }

  /// How many of some bytes are in a file of a folder.
  static func found(_ secrets: [Data], under folder: URL) throws -> Int {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let files = names.compactMap { FileManager.default.contents(atPath: folder.appending(path: $0).path) }
    return secrets.count { secret in files.contains { $0.range(of: secret) != nil } }
  }
}
