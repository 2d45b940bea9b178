internal import Cryptography
internal import Foundation
public import JSON
internal import Liaison
internal import Store

/// The sheets of elimination (*bordereaux d'élimination*): what a département received and is past its retention, for the visa of
/// the Archives départementales (Code du patrimoine, art. L212-2 and L214-3). References, dates and circuits; no name.
public struct EliminationSheets: Sendable {
  let desk: Desk

  /// The most fiches of one sheet.
  public static let most = 100_000

  /// Puts everything that is due, and on no sheet, on a new one.
  public func make(by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>) {
    desk.administer(
      GererConservation(), .bordereau, by: agent, refreshes: false,
      prepare: { _, now in
        let fiches = try desk.database.read { transaction -> [FicheRecord] in
          var fiches: [FicheRecord] = []
          try desk.walk(Retention(rules: desk.conservation, now: now), in: transaction) { due, fate in
            if case .awaitsVisa(isListed: false) = fate { fiches.append(due.fiche) }
            return fiches.count < Self.most
          }
          return fiches.sorted { $0.reference.description < $1.reference.description }
        }
        guard !fiches.isEmpty else {
          throw GatewayError(.wrongState, "Rien n’est à inscrire sur un bordereau.")
        }
        return (fiches.map(\.reference), SHA256.digest(Self.text(fiches)))
      },
      write: { ledger, prepared, now in
        let sheet = try ledger.transaction.insert(prepared.0, asSheet: prepared.1, at: now)
        return (JSON(sheet).object ?? [:], Self.details(sheet))
      }, completion: completion)
  }

  /// Notes that the visa was given: what is on the sheet may be erased.
  public func stamp(_ numero: Int, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>) {
    desk.administer(
      GererConservation(), .visa, by: agent, refreshes: false,
      prepare: { _, _ in
        guard let sheet = try desk.database.read({ try $0.bordereau(numero) }) else {
          throw GatewayError(.notFound, "Il n’y a pas de bordereau de ce numéro.")
        }
        return sheet
      },
      write: { ledger, sheet, now in
        guard try ledger.transaction.stamp(numero, at: now) else {
          throw GatewayError(.wrongState, "Ce bordereau est déjà visé.")
        }
        guard let stamped = try ledger.transaction.bordereau(numero) else { throw GatewayError.outdated }
        return (JSON(stamped).object ?? [:], Self.details(sheet))
      }, completion: completion)
  }

  /// The text of a sheet, to be sent to the Archives départementales.
  public func text(of numero: Int, by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>) {
    desk.consult(
      GererConservation(), .conservation, by: agent,
      completion: { outcome in
        completion(outcome.map { Array(($0.json["texte"]?.string ?? "").utf8) })
      }
    ) { _, _ in
      guard let sheet = try desk.database.read({ try $0.bordereau(numero) }) else {
        throw GatewayError(.notFound, "Il n’y a pas de bordereau de ce numéro.")
      }
      let fiches = try desk.database.read { try $0.fiches(on: numero) }
      return (
        ["texte": .string(String(decoding: Self.text(fiches), as: UTF8.self))],
        ["quoi": "bordereau", "nombre": .integer(Int64(sheet.count))]
      )
    }
  }

  private static func details(_ sheet: Bordereau) -> JSONObject {
    ["nombre": .integer(Int64(sheet.count)), "empreinte": .string(sheet.digest.hex)]
  }

  /// One line for each fiche: what an archivist needs to agree, and nothing about anybody. Dates are days, in Paris; what an
  /// erasure leaves of a fiche is what the sheet says of it, so that the text never changes.
  static func text(_ fiches: [FicheRecord]) -> [UInt8] {
    let lines = fiches.map { fiche in
      [
        fiche.reference.description, fiche.circuit.code, fiche.destination.description,
        HeureDeParis.day(of: fiche.transmiseLe).description,
      ].joined(separator: ";")
    }
    return Array((["reference;circuit;organisme;transmise"] + lines).joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
  }
}

extension EliminationSheets {
  /// What a sheet answers.
  public static let answer: [JSONSchema.Member] = [
    .required("numero", .count), .required("etabliLe", Instants.schema), .required("nombre", .count),
    .required("empreinte", .string(length: 64...64, pattern: "[0-9a-f]{64}")), .optional("viseLe", Instants.schema),
  ]
}
