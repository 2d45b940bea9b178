import Cedar
import Cryptography
import JSON
import Law

/// An explanation, as it is told.
struct ExplanationReport {
  private let explanation: Explanation
  private let question: CodedRequest
  private let book: PolicyBook
  private let refusedParts: [(number: Int, part: Record)]

  /// - Parameter record: the past decision that the question is of, whose parts were decided too.
  init(_ explanation: Explanation, of question: CodedRequest, by book: PolicyBook, record: DecisionRecord? = nil) {
    (self.explanation, self.question, self.book) = (explanation, question, book)
    refusedParts =
      record.map { record in
        record.outcome.refusedParts.keys.sorted().map { ($0 + 1, record.parts[$0]) }
      } ?? []
  }

  private func policies(all: Bool) -> [PolicyExplanation] { all ? explanation.policies : explanation.applicable }

  func json(all: Bool) -> JSON {
    let answer = explanation.answer
    return [
      "decision": .string(answer.isPermitted ? "permise" : "refusee"), "jeu": .string(book.digest.hex),
      "question": question.json, "politiques": .array(answer.reasons.map(Self.json)),
      "avertissements": .array(answer.warnings.map(Self.json)), "erreurs": .array(answer.errors.map(JSON.string)),
      "examinees": .array(policies(all: all).map(\.json)),
      "horsSujet": .integer(Int64(explanation.policies.count - explanation.applicable.count)),
    ]
  }

  func print(_ console: Console, all: Bool) {
    let (request, answer) = (question.request, explanation.answer)
    console.print(SafeText.line("\(request.principal) ▸ \(request.action.id) ▸ \(request.resource)"))
    console.print(console.bold(answer.isPermitted ? "Permis" : "Refusé") + " par le jeu \(book.digest.hex.prefix(12))…")
    for notice in answer.reasons + answer.warnings { console.print("  " + Self.line(notice)) }
    for (number, part) in refusedParts {
      let named = part.sorted.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      console.print("  Partie \(number) refusée : \(SafeText.line(named)) (--part \(number))")
    }
    for policy in policies(all: all) {
      console.print("\n\(policy.verdict)  \(SafeText.line(policy.notice.id)), \(SafeText.line(policy.file))")
      console.print("  " + Self.line(policy.notice))
      // A forbid that stays silent has nothing to add to the answer.
      guard all || policy.outcome != .unsatisfied || policy.effect == .permit else { continue }
      for condition in policy.conditions { console.print("    " + condition.line) }
    }
    if !all {
      let count = explanation.policies.count - explanation.applicable.count
      console.print("\n\(count) autres ne parlent pas d’un tel acte (--all).")
    }
  }

  private static func line(_ notice: PolicyNotice) -> String {
    let duty = notice.obligation.map { " [obligation : \($0)]" } ?? ""
    return SafeText.line("\(notice.motif) (\(notice.articles) ; \(notice.force.rawValue))\(duty)")
  }

  private static func json(_ notice: PolicyNotice) -> JSON {
    var object: JSONObject = [
      "politique": .string(notice.id), "articles": .string(notice.articles), "force": .string(notice.force.rawValue),
      "motif": .string(notice.motif),
    ]
    if let obligation = notice.obligation { object["obligation"] = .string(obligation) }
    return .object(object)
  }
}

extension PolicyExplanation {
  /// In words: what the policy does to such a question.
  fileprivate var verdict: String {
    switch outcome {
    case .satisfied: effect == .permit ? "✓ permet" : isLaw ? "✗ interdit" : "! déconseille"
    case .unsatisfied: effect == .permit ? "· ne permet pas" : "· n’interdit pas"
    case .failed: "? ne peut être évaluée"
    case .outOfScope: "- hors sujet"
    }
  }

  fileprivate var json: JSON {
    let result =
      switch outcome {
      case .satisfied: "s-applique"
      case .unsatisfied: "ne-s-applique-pas"
      case .failed: "erreur"
      case .outOfScope: "hors-sujet"
      }
    return [
      "politique": .string(notice.id), "fichier": .string(file), "effet": .string(effect.french),
      "force": .string(notice.force.rawValue), "articles": .string(notice.articles), "motif": .string(notice.motif),
      "resultat": .string(result), "conditions": .array(conditions.map(\.json)),
    ]
  }
}

extension PolicyExplanation.Condition {
  /// What the expression between the braces is worth: nil when it has no value.
  private var value: Bool? {
    switch outcome {
    case .met: kind == .when
    case .unmet: kind == .unless
    case .failed: nil
    }
  }

  fileprivate var line: String {
    let mark = outcome == .met ? "✓" : "✗"
    let worth = value.map { $0 ? "oui" : "non" } ?? "sans valeur"
    let clause = wording ?? Self.folded(text)
    let elided = ["il ", "ils "].contains { clause.hasPrefix($0) } ? "s’" : "si "
    return SafeText.line("\(mark) \(number). \(kind == .when ? "" : "sauf ")\(elided)\(clause) : \(worth)")
  }

  /// On one line, whatever its layout in the file.
  private static func folded(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  fileprivate var json: JSON {
    var object: JSONObject = [
      "numero": .integer(Int64(number)), "sorte": .string(kind == .when ? "si" : "sauf-si"),
      "enonce": wording.map(JSON.string) ?? .null, "texte": .string(text), "valeur": value.map(JSON.bool) ?? .null,
      "remplie": .bool(outcome == .met),
    ]
    if case .failed(let error) = outcome { object["erreur"] = .string(error.message) }
    return .object(object)
  }
}
