internal import Cryptography
internal import Foundation
public import JSON
internal import Journal
internal import Store

/// Says what holds the journal together: its last signed checkpoint, its key, what witnesses and authorities of time said.
///
/// It is what the gateway says of itself: who wants a proof reads the files and makes the tree again. It is decided as the
/// reading of the journal is, and not journaled, since it says nothing of anybody.
public struct ReadIntegrity: Sendable {
  let desk: Desk
  let key: VerifierKey

  /// Reads it.
  public func callAsFunction(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    desk.look(LireJournal(), .lectureJournal, by: agent, completion: completion) { _ in
      let checkpoint = desk.database.checkpoint
      let (cosigned, stamped) = try desk.database.read { transaction in
        let stamped = try transaction.timestampedSizes().last
        return (
          try transaction.newestKeptCheckpoint { $0.note.signatures.contains { !key.isNamed(by: $0) } },
          try stamped.map { (size: $0, timestamps: try transaction.timestamps(of: $0)) }
        )
      }
      var answer: JSONObject = [
        "origine": .string(checkpoint.checkpoint.origin),
        "taille": .integer(Int64(clamping: checkpoint.checkpoint.size)),
        "racine": .string(checkpoint.checkpoint.root.hex), "cle": .string(key.vkey),
        "signatures": .array(checkpoint.signed.note.signatures.map(Self.signature)),
        "jeu": .string(desk.access.digest.hex),
      ]
      answer["cosigne"] = cosigned.map { Self.cosigned($0, key, lag: checkpoint.checkpoint.size) }
      answer["horodatage"] = stamped.map { Self.stamped($0.size, $0.timestamps) }
      return answer
    }
  }

  private static func signature(_ signature: NoteSignature) -> JSON {
    let id = String(signature.keyID, radix: 16)
    return ["nom": .string(signature.name), "cle": .string(String(repeating: "0", count: 8 - id.count) + id)]
  }

  private static func cosigned(_ checkpoint: SignedCheckpoint, _ key: VerifierKey, lag size: UInt64) -> JSON {
    [
      "taille": .integer(Int64(clamping: checkpoint.claim.size)),
      "retard": .integer(Int64(clamping: size - min(size, checkpoint.claim.size))),
      "temoins": .array(checkpoint.note.signatures.filter { !key.isNamed(by: $0) }.map(signature)),
    ]
  }

  private static func stamped(_ size: UInt64, _ timestamps: [KeptTimestamp]) -> JSON {
    [
      "taille": .integer(Int64(clamping: size)),
      "jetons": .array(
        timestamps.map {
          ["autorite": .string($0.authority), "instant": .string(Instants.text($0.at))]
        }),
    ]
  }
}

extension ReadIntegrity {
  private static let signature = JSONSchema.object([
    .required("nom", .string()), .required("cle", .hexadecimal(bytes: 4)),
  ]).named("SignatureDeNote")

  /// What it answers.
  public static let answer: [JSONSchema.Member] = [
    .required("origine", .string()), .required("taille", .count), .required("racine", .hexadecimal(bytes: 32)),
    .required("cle", .string()), .required("signatures", .array(of: signature)),
    .required("jeu", .hexadecimal(bytes: 32)),
    .optional(
      "cosigne",
      .object([
        .required("taille", .count), .required("retard", .count), .required("temoins", .array(of: signature)),
      ])),
    .optional(
      "horodatage",
      .object([
        .required("taille", .count),
        .required(
          "jetons", .array(of: .object([.required("autorite", .string()), .required("instant", Instants.schema)]))),
      ])),
  ]
}
