import JSON
import Liaison

/// What is owed, as its debtor reads it.
enum ObligationText {
  /// A table of everything owed.
  static func table(_ obligations: [Answer]) throws -> Table {
    Table(
      columns: [
        .init("Fiche", key: "reference"), .init("Obligation", key: "code"), .init("Devoir", key: "devoir"),
        .init("Avant", key: "avant"), .init("En retard", key: "enRetard"), .init("Pourquoi", key: "motif"),
      ],
      rows: try obligations.map { obligation in
        [
          .string(try obligation.string("reference", maximum: 64)), .string(try obligation.string("code", maximum: 80)),
          .bool(obligation.optional("devoir")?.json.bool == true), .string(try obligation.string("avant", maximum: 64)),
          .bool(obligation.optional("enRetard")?.json.bool == true), .string(try DecisionText.reason(obligation)),
        ]
      }, whenEmpty: "Rien ne vous reste dû.")
  }

  /// One line each: a duty to transmit is an alert until it is done.
  static func lines(_ obligations: [Answer]) throws -> [String] {
    try obligations.map { obligation in
      let isDuty = obligation.optional("devoir")?.json.bool == true
      let reference = SafeText.line(try obligation.string("reference", maximum: 64))
      let code = SafeText.line(try obligation.string("code", maximum: 80))
      let state =
        if let answer = try obligation.optionalString("reponse", maximum: 80) {
          "répondu : \(label(answer))"
        } else {
          "avant le \(SafeText.line(try obligation.string("avant", maximum: 64)))"
        }
      let done = obligation.optional("reponse") != nil
      let head = done ? "Répondu" : isDuty ? "ALERTE" : "À faire"
      return "\(head) : \(reference), \(code), \(state) — \(try DecisionText.reason(obligation))"
    }
  }

  private static func label(_ answer: String) -> String {
    switch answer {
    case "transmise": "une transmission l’a fait"
    case "justifiee": "la justification est écrite"
    default: Labels.label(ReponseObligation.self, answer)
    }
  }
}
