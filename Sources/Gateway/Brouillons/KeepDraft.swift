internal import Cryptography
internal import Foundation
internal import JSON
public import Liaison
internal import Sealing
internal import Store

/// Keeps a draft that its author's side sealed to its author alone.
///
/// What is kept must be an envelope of the strict profile, with one recipient: the key of the author's present encryption
/// certificate. A script that forgot to seal, or sealed to somebody else, is refused. What the ciphertext holds the gateway
/// cannot tell.
public struct KeepDraft: Sendable {
  let desk: Desk

  /// The most bytes of one envelope.
  public static let maximumBytes = 96 << 10
  /// The most drafts of one agent, sealed to their present key. Those of former keys do not take their place; they are
  /// listed, at most as many, until thirty days have passed.
  public static let maximumCount = 30
  /// How long a draft is kept after it was kept last, in seconds: 30 days.
  static let lifetime: TimeInterval = 30 * 86_400

  /// Keeps a draft, new or in the place of the one of that name.
  public func callAsFunction(
    _ id: BrouillonID, cms: [UInt8], by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.writeDrafts(by: agent, completion: completion) { snapshot in
      try Self.check(cms, id: id, sealedTo: snapshot.author(agent.id))
    } write: { ledger, key, now in
      let others = try ledger.transaction.brouillons(of: agent.id).filter { $0.id != id }
      guard others.count < 2 * Self.maximumCount, others.count(where: { $0.cle == key }) < Self.maximumCount else {
        throw GatewayError(
          .wrongState,
          "Vous avez déjà \(Self.maximumCount) brouillons. Envoyez-en un, ou supprimez-en un, puis recommencez.")
      }
      try ledger.transaction.put(id, of: agent.id, cms: cms, sealedTo: key, at: now)
      return ReadAnswer(json: JSONObject(id, modifieLe: now))
    }
  }

  private static func check(_ cms: [UInt8], id: BrouillonID, sealedTo author: Recipient) throws -> RecipientKeyID {
    guard cms.count <= maximumBytes else {
      throw GatewayError(
        .invalid, "Ce brouillon est trop long : \(maximumBytes >> 10) Kio au plus, chiffré.", field: "cms")
    }
    guard let name = EnvelopeID(bytes: id.bytes), let envelope = try? SealedEnvelope(id: name, cms: cms) else {
      throw GatewayError(
        .invalid, "Ce brouillon n’est pas chiffré comme il doit l’être ; il n’a pas été enregistré.", field: "cms")
    }
    guard envelope.wrappedKeys.map(\.recipient) == [author.certificate.keyID] else {
      throw GatewayError(
        .invalid, "Ce brouillon n’est pas chiffré pour vous seul, avec votre clé actuelle ; il n’a pas été enregistré.",
        field: "cms")
    }
    return author.certificate.keyID
  }
}

extension JSONObject {
  /// A draft, without what it holds.
  init(_ id: BrouillonID, modifieLe: Date) {
    self = [
      "id": .string(id.description), "modifieLe": .string(Instants.text(modifieLe)),
      "expireLe": .string(Instants.text(modifieLe.addingTimeInterval(KeepDraft.lifetime))),
    ]
  }
}
