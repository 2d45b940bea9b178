import JSON
import Liaison

/// What a decision says beside yes or no: withheld sections, duties, warnings, refusals.
enum DecisionText {
  static func destination(_ answer: Answer) throws -> String? {
    try answer.optionalString("destination").map { "Destination : \(SafeText.line($0))" }
  }

  static func lines(_ answer: Answer) throws -> [String] {
    var lines: [String] = []
    for refusal in try answer.optionalElements("refus") {
      lines.append("Refus : " + (try reason(refusal)))
    }
    for section in try answer.optionalElements("retenues") {
      lines.append("Rubrique retenue, \(try label(section)) : " + (try reason(section)))
    }
    for section in try answer.optionalElements("rubriques") where section.json.object != nil {
      let decision = try section.string("decision", maximum: 32)
      guard !decision.isSame(as: "permise") else { continue }
      lines.append("Rubrique retenue, \(try label(section)) : " + (try reason(section)))
    }
    for duty in try answer.optionalElements("obligations") { lines.append("À faire : " + (try reason(duty))) }
    for warning in try answer.optionalElements("avertissements") {
      lines.append("Avertissement : " + (try reason(warning)))
    }
    return lines
  }

  private static func label(_ section: Answer) throws -> String {
    let code = try section.string("rubrique", maximum: 64)
    return (try? SectionCode(code: code).libelle) ?? SafeText.line(code)
  }

  static func reason(_ answer: Answer) throws -> String {
    let motif = SafeText.line(try answer.optionalString("motif") ?? "")
    let articles = SafeText.line(try answer.optionalString("articles") ?? "")
    return articles.isEmpty ? motif : "\(motif) (\(articles))"
  }
}
