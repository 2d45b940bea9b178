import Cedar
import JSON
import Journal
import Law

/// What the policy commands share.
enum PolicyArguments {
  static let journal = Option(
    "journal", "DIR", .path, "An export of the journal, from `navette journal export`; it is verified first.")
}

extension PolicyNotice {
  var policyID: PolicyID { PolicyID(id) }
}

extension Effect {
  /// As lists of policies say it.
  var french: String { self == .forbid ? "interdit" : "permet" }
}

extension DecisionOutcome {
  /// `permise`, `refusee`: the code of the journal.
  var code: String { isPermitted ? "permise" : "refusee" }

  /// For `--json`.
  var json: JSON {
    [
      "decision": .string(code), "politiques": names(reasons), "avertissements": names(warnings),
      "erreurs": names(errors), "partiesRefusees": .array(refusedParts.keys.sorted().map { .integer(Int64($0)) }),
    ]
  }

  /// On one line: the verdict, and what it rests on.
  var line: String {
    var text = isPermitted ? "permise" : "refusée"
    if !reasons.isEmpty { text += " (\(reasons.map(\.description).sorted().joined(separator: ", ")))" }
    if !refusedParts.isEmpty { text += ", \(refusedParts.count) partie(s) refusée(s)" }
    if !warnings.isEmpty { text += ", \(warnings.count) avertissement(s)" }
    return SafeText.line(text)
  }

  private func names(_ policies: [PolicyID]) -> JSON { .array(policies.map { .string($0.description) }) }
}
