internal import Cryptography
internal import Foundation
public import JSON
internal import Liaison
internal import Store

/// Says what is past its retention, and what stands between it and its elimination: counts, circuits, dates; no name.
public struct PreviewRetention: Sendable {
  let desk: Desk

  /// The most that one preview counts.
  public static let most = 200_000

  /// Looks.
  public func callAsFunction(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    desk.consult(GererConservation(), .conservation, by: agent, completion: completion) { _, now in
      let found = try desk.database.read { transaction -> JSONObject in
        var tally = Tally()
        try desk.walk(Retention(rules: desk.conservation, now: now), in: transaction) { due, fate in
          tally.count(due, fate)
          return tally.seen < Self.most
        }
        return tally.json(desk.conservation, sheets: try transaction.bordereaux())
      }
      return (found, ["quoi": "apercu", "nombre": found["aEffacer"] ?? 0])
    }
  }

  private struct Tally {
    var seen = 0
    var toErase = 0
    var listed = 0
    var unlisted = 0
    var archived = 0
    var circuits: [Circuit: Int] = [:]
    var oldest: Date?

    mutating func count(_ due: DueFiche, _ fate: Retention.Fate) {
      seen += 1
      switch fate {
      case .kept:
        if due.archive != nil { archived += 1 }
        return
      case .toErase: toErase += 1
      case .awaitsVisa(let isListed): if isListed { listed += 1 } else { unlisted += 1 }
      }
      circuits[due.fiche.circuit, default: 0] += 1
      if oldest == nil { oldest = due.fiche.dernierContact }
    }

    func json(_ rules: ReglesDesFiches, sheets: [Bordereau]) -> JSONObject {
      func count(_ number: Int) -> JSON { .integer(Int64(number)) }
      var json: JSONObject = [
        "durees": [
          "mois": count(rules.mois), "moisMineurs": count(rules.moisMineurs),
          "moisSansSuite": count(rules.moisSansSuite),
          "visaDesArchives": .bool(rules.visaDesArchives),
        ],
        "aEffacer": count(toErase), "aInscrire": count(unlisted), "enAttenteDeVisa": count(listed),
        "archivees": count(archived),
        "circuits": .array(
          Circuit.all.compactMap { circuit in
            circuits[circuit].map { ["circuit": .string(circuit.code), "nombre": count($0)] }
          }),
        "bordereaux": .array(sheets.map { JSON($0) }),
      ]
      if let oldest { json["plusAncienContact"] = .string(Instants.text(oldest)) }
      return json
    }
  }
}

extension JSON {
  /// A sheet, without its lines.
  init(_ sheet: Bordereau) {
    var object: JSONObject = [
      "numero": .integer(Int64(sheet.numero)), "etabliLe": .string(Instants.text(sheet.date)),
      "nombre": .integer(Int64(sheet.count)), "empreinte": .string(sheet.digest.hex),
    ]
    if let visa = sheet.visa { object["viseLe"] = .string(Instants.text(visa)) }
    self = .object(object)
  }
}

extension PreviewRetention {
  static let sheet = JSONSchema.object([
    .required("numero", .count), .required("etabliLe", Instants.schema), .required("nombre", .count),
    .required("empreinte", .string(length: 64...64, pattern: "[0-9a-f]{64}")), .optional("viseLe", Instants.schema),
  ]).named("Bordereau")

  /// What a preview answers.
  public static let answer: [JSONSchema.Member] = [
    .required(
      "durees",
      .object([
        .required("mois", .count), .required("moisMineurs", .count), .required("moisSansSuite", .count),
        .required("visaDesArchives", .boolean),
      ])),
    .required("aEffacer", .count), .required("aInscrire", .count), .required("enAttenteDeVisa", .count),
    .required("archivees", .count),
    .required(
      "circuits", .array(of: .object([.required("circuit", .code(Circuit.self)), .required("nombre", .count)]))),
    .required("bordereaux", .array(of: sheet)), .optional("plusAncienContact", Instants.schema),
  ]
}
