import Cedar
import Cryptography
import JSON
import Law

/// A comparison of two sets, as it is told.
struct ComparisonReport {
  private let comparison: BookComparison
  private let unreadable: Int

  init(_ comparison: BookComparison, unreadable: Int) {
    (self.comparison, self.unreadable) = (comparison, unreadable)
  }

  var json: JSON {
    [
      "avant": .string(comparison.old.digest.hex), "apres": .string(comparison.new.digest.hex),
      "politiques": .array(
        comparison.policies.map { change in
          [
            "politique": .string(change.policy.description), "changement": .string(change.kind.code),
            "avant": change.before.map(JSON.string) ?? .null, "apres": change.after.map(JSON.string) ?? .null,
          ]
        }),
      "questions": .integer(Int64(comparison.asked)), "inconnues": .integer(Int64(unreadable)),
      "decisions": .array(
        comparison.decisions.map { change in
          [
            "origine": .string(change.origin), "acte": .string(change.record.question.request.action.id.string),
            "changement": .string(change.kind == .verdict ? "verdict" : "motifs"), "avant": change.before.json,
            "apres": change.after.json,
          ]
        }),
    ]
  }

  func print(_ console: Console) {
    for change in comparison.policies {
      console.print("\(change.kind.mark) \(SafeText.line(change.policy.description)) : \(change.kind.french)")
    }
    if comparison.policies.isEmpty { console.print("Les politiques sont les mêmes.") }
    for change in comparison.decisions {
      let act = change.record.question.request.action.id.string
      console.print("\n✗ \(SafeText.line(change.origin)), \(SafeText.line(act))")
      console.print("    avant : \(change.before.line)\n    après : \(change.after.line)")
    }
    let verdicts = comparison.decisions.count { $0.kind == .verdict }
    let unknown = unreadable == 0 ? "" : " ; \(unreadable) corps élagués ou illisibles"
    console.print(
      "\n\(comparison.asked) décisions reprises : \(comparison.decisions.count) changent, dont \(verdicts) de verdict"
        + "\(unknown).")
  }
}

extension PolicyChange.Kind {
  fileprivate var code: String {
    switch self {
    case .added: "ajoutee"
    case .removed: "retiree"
    case .rule: "regle"
    case .standing: "portee"
    case .wording: "texte"
    case .moved: "deplacee"
    }
  }

  fileprivate var mark: String {
    switch self {
    case .added: "+"
    case .removed: "-"
    default: "~"
    }
  }

  fileprivate var french: String {
    switch self {
    case .added: "ajoutée"
    case .removed: "retirée"
    case .rule: "sa règle change"
    case .standing: "sa force ou son obligation change"
    case .wording: "ses mots changent, pas ce qu’elle décide"
    case .moved: "elle change de fichier"
    }
  }
}
