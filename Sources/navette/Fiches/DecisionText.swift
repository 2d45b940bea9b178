import JSON
import Liaison

/// What a decision says beside yes or no: refusals and what they lack, withheld sections, duties, alerts, warnings.
enum DecisionText {
  static func destination(_ answer: Answer) throws -> String? {
    try answer.optionalString("destination").map { "Destination : \(SafeText.line($0))" }
  }

  static func lines(_ answer: Answer) throws -> [String] {
    var lines: [String] = []
    for refusal in try answer.optionalElements("refus") { lines.append("Refus : " + (try reason(refusal))) }
    lines += try missing(answer)
    for section in try answer.optionalElements("retenues") {
      lines.append("Rubrique retenue, \(try label(section)) : " + (try reason(section)))
      lines += try missing(section).map { "  " + $0 }
    }
    for duty in try answer.optionalElements("obligations") { lines.append("À faire : " + (try reason(duty))) }
    for alert in try answer.optionalElements("alertes") {
      lines.append("ALERTE, il vous reste à faire : " + (try reason(alert)))
    }
    for done in try answer.optionalElements("accomplies") {
      let reference = SafeText.line(try done.string("reference", maximum: 64))
      lines.append("Fait, pour \(reference) : \(SafeText.line(try done.string("code", maximum: 80)))")
    }
    for warning in try answer.optionalElements("avertissements") {
      lines.append("Avertissement : " + (try reason(warning)))
    }
    return lines
  }

  /// What the nearest permits lack.
  static func missing(_ answer: Answer) throws -> [String] {
    try answer.optionalElements("conditions").flatMap { permit in
      missing(
        try permit.elements("conditions").map { try $0.string() }, for: try permit.optionalString("articles") ?? "")
    }
  }

  /// What one permit lacks.
  static func missing(_ conditions: [String], for articles: String) -> [String] {
    guard !conditions.isEmpty else { return [] }
    let head = articles.isEmpty ? "Il manque :" : "Il manque, pour que ce soit permis (\(SafeText.line(articles))) :"
    return [head] + conditions.map { "  – " + SafeText.line($0) }
  }

  static func reason(_ answer: Answer) throws -> String {
    let motif = SafeText.line(try answer.optionalString("motif") ?? "")
    let articles = SafeText.line(try answer.optionalString("articles") ?? "")
    return articles.isEmpty ? motif : "\(motif) (\(articles))"
  }

  private static func label(_ section: Answer) throws -> String {
    Labels.label(SectionCode.self, try section.string("rubrique", maximum: 64))
  }
}
