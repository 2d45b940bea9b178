internal import Cryptography
internal import Foundation
public import JSON
internal import Liaison
internal import Sealing
internal import Store

/// Hands out what was sealed to a key that an agent has lost, for two people to open with the body's recovery key.
///
/// To whoever may ask, never to the agent alone; only what that agent may still open; the journal entry is durable, and
/// the agent told, before the first byte of ciphertext leaves. It is of use to nobody without both shares.
public struct RecoverEnvelopes: Sendable {
  let desk: Desk
  var limits = Limits()

  /// The most of one answer: the rest is asked for from where it stopped.
  struct Limits: Sendable {
    /// Envelopes that are handed out: their keys are given back at once.
    var envelopes = DemandeDeClesRecouvrees.maximumDeCles
    /// Their bytes.
    var bytes = 12 << 20
    /// Envelopes that are judged, handed out or not.
    var judged = 500
  }

  /// What one answer holds.
  private struct Page: Sendable {
    let titulaire: Titulaire
    let recovery: RecipientCertificate
    var envelopes: [HandedEnvelope] = []
    var bytes = 0
    /// The last that was judged, when there may be others.
    var next: EnvelopeID?
    var withoutKey = 0
    var closed = 0
    /// Those whose stored bytes are not what the journal commits to.
    var damaged: [EnvelopeRecord] = []
  }

  /// Hands them out.
  public func callAsFunction(
    _ demande: DemandeDeRecouvrement, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let organisme = try desk.directory.current.destination(of: .organisme(demande.organisme, nil))
      desk.administer(
        Recouvrer(organisme: organisme, concerne: demande.agent), .demandeRecouvrement, by: agent,
        on: demande.agent.description, refreshes: false,
        prepare: { directory, now in try page(demande, directory, now) },
        write: { ledger, page, now in
          try page.titulaire.recheck(in: ledger)
          try ledger.notify([demande.agent], of: nil, EventKind.demandeRecouvrement.rawValue, at: now)
          return (
            Self.answer(demande, page),
            JSONObject(handed: page.envelopes).adding([
              "organisme": .string(demande.organisme.description),
              "sansCle": .integer(Int64(page.withoutKey)), "fermees": .integer(Int64(page.closed)),
              "illisibles": .array(page.damaged.map { .string($0.id.hex) }), "encore": .bool(demande.encore),
            ])
          )
        }, completion: completion)
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  private func page(_ demande: DemandeDeRecouvrement, _ directory: DirectorySnapshot, _ now: Date) throws -> Page {
    var recouvrement = try Recouvrement(demande, at: desk, in: directory, now: now)
    var page = Page(titulaire: recouvrement.titulaire, recovery: recouvrement.recovery)
    let candidates = try recouvrement.candidates(after: demande.apres, limit: limits.judged)
    var last = demande.apres
    for record in candidates {
      switch try recouvrement.verdict(on: record) {
      case .sansCle: page.withoutKey += 1
      case .fermee: page.closed += 1
      case .rendue:
        guard let cms = try cms(of: record, without: recouvrement.titulaire.recipient.keyID) else {
          page.damaged.append(record)
          break
        }
        let isFull = page.envelopes.count == limits.envelopes || page.bytes + cms.count > limits.bytes
        if isFull, !page.envelopes.isEmpty {
          page.next = last
          return page
        }
        page.envelopes.append(try HandedEnvelope(record, cms: cms))
        page.bytes += cms.count
      }
      last = record.id
    }
    if candidates.count == limits.judged { page.next = last }
    return page
  }

  /// An envelope's bytes; nil where what is stored is no longer what was sealed: the others are handed out all the same.
  /// - Parameter key: the agent's present one. What an earlier recovery wrapped for it is about to be replaced.
  private func cms(of record: EnvelopeRecord, without key: RecipientKeyID) throws -> [UInt8]? {
    do {
      return try desk.database.read { try $0.sealedEnvelope(record.id).removing(key).cms() }
    } catch let error as StoreError where error.code == .corrupt {
      return nil
    }
  }

  private static func answer(_ demande: DemandeDeRecouvrement, _ page: Page) -> JSONObject {
    let byReference = Dictionary(grouping: page.envelopes, by: \.header.reference)
    var answer: JSONObject = [
      "agent": .string(demande.agent.description), "organisme": .string(demande.organisme.description),
      "habilitation": [
        "organisme": .string(page.titulaire.attested.body.description), "recouvrement": page.recovery.der,
        "destinataires": [page.titulaire.attested.proof],
      ],
      "fiches": .array(
        byReference.sorted { $0.key < $1.key }.map { reference, envelopes in
          ["reference": .string(reference), "enveloppes": .array(envelopes.map { JSON($0) })]
        }),
      "illisibles": .array(
        page.damaged.map {
          ["reference": .string($0.name.reference.description), "enveloppe": .string($0.id.hex)]
        }),
      "sansCle": .integer(Int64(page.withoutKey)), "fermees": .integer(Int64(page.closed)),
      "rappel": .string(Self.outOfReach),
    ]
    answer["suite"] = page.next.map { .string($0.hex) }
    return answer
  }

  /// What no recovery gives back.
  private static let outOfReach =
    "Ce qui n’était scellé qu’à l’agent seul (brouillons, précisions d’une transmission orale) n’a pas de clé de "
    + "recouvrement : personne ne le rouvrira."
}

extension RecoverEnvelopes {
  /// What a recovery hands out.
  public static let answer: [JSONSchema.Member] = [
    .required("agent", AgentID.schema), .required("organisme", OrganismeID.schema),
    .required("habilitation", .object(ReadDirectory.recipientsAnswer)),
    .required(
      "fiches",
      .array(
        of: .object([
          .required("reference", Reference.schema), .required("enveloppes", .array(of: HandedEnvelope.schema)),
        ]))),
    .required(
      "illisibles",
      .array(
        of: .object([
          .required("reference", Reference.schema), .required("enveloppe", .hexadecimal(bytes: EnvelopeID.byteCount)),
        ]))),
    .optional("suite", .hexadecimal(bytes: EnvelopeID.byteCount)), .required("sansCle", .count),
    .required("fermees", .count),
    .required("rappel", .string()),
  ]
}
