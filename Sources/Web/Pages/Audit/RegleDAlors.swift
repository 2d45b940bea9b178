internal import JSON
internal import Markup

/// A rule that a decision rested on: its article, its sentence, and its text as it was written that day.
enum RegleDAlors {
  /// The rules that an entry names, each with what it did there.
  static func list(_ policies: [JSON], in body: JSONObject) -> HTML {
    HTML {
      for policy in policies {
        details {
          summary {
            strong { policy["articles"]?.string }
            " : "
            policy["motif"]?.string
            if let part = part(of: policy["politique"], in: body) {
              " "
              small { "(\(part))" }
            }
          }
          p {
            small {
              "Règle « \(policy["politique"]?.string ?? "") »"
              if let file = policy["fichier"]?.string { ", dans \(file)" }
              ", qui a force de \(policy["force"]?.string ?? "")."
            }
          }
          if let text = policy["texte"]?.string { code(.class("texte"), .lang("en")) { text } }
        }
      }
    }
  }

  /// What a rule did, when it did not decide of the whole.
  private static func part(of name: JSON?, in body: JSONObject) -> String? {
    func holds(_ list: JSON?) -> Bool { (list?.array ?? []).contains { $0 == name } }
    if holds(body["politiques"]) { return nil }
    if holds(body["avertissements"]) { return "avertissement, qui ne refuse rien" }
    if holds(body["alertes"]) { return "devoir que ces faits imposent" }
    return "retient une partie"
  }
}
