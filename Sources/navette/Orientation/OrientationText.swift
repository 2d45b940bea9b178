import JSON
import Liaison

/// An orientation as a social worker reads it: what is imposed, what is open, what is closed and what it lacks.
enum OrientationText {
  static func lines(_ answer: Answer, _ console: Console) throws -> [String] {
    var lines: [String] = []
    let duties = try answer.elements("devoirs")
    lines.append(console.bold(duties.isEmpty ? "IMPOSÉ : rien, avec ces faits" : "IMPOSÉ"))
    for duty in duties { lines.append("  ! " + (try DecisionText.reason(duty))) }
    for way in try answer.elements("imposees") { lines += try open(way) }
    let open = try answer.elements("ouvertes")
    let free = try open.filter { try $0.elements("avertissements").isEmpty }
    let advised = try open.filter { try !$0.elements("avertissements").isEmpty }
    lines += ["", console.bold(open.isEmpty ? "OUVERT : rien" : "OUVERT")]
    for way in free { lines += try Self.open(way) }
    if !advised.isEmpty { lines += ["", console.bold("OUVERT, AVEC UN AVERTISSEMENT")] }
    for way in advised { lines += try Self.open(way) }
    let closed = try answer.elements("fermees")
    lines += ["", console.bold(closed.isEmpty ? "FERMÉ : rien" : "FERMÉ")]
    for way in closed { lines += try Self.closed(way) }
    return lines
  }

  private static func open(_ way: Answer) throws -> [String] {
    var lines = ["  ✔ " + (try heading(way))]
    // A permit that brings a duty is said with the duty.
    let duties = try way.elements("obligations").map { try $0.string("politique") }
    for policy in try way.elements("politiques") where !duties.contains(try policy.string("politique")) {
      lines.append("      " + (try DecisionText.reason(policy)))
    }
    for duty in try way.elements("obligations") { lines.append("      À faire : " + (try DecisionText.reason(duty))) }
    for warning in try way.elements("avertissements") {
      lines.append("      Avertissement : " + (try DecisionText.reason(warning)))
    }
    let bodies = try way.elements("destinations").flatMap { try $0.optionalElements("organismes") }
    if !bodies.isEmpty {
      let names = try bodies.map { "\(try line($0, "nom")) (\(try line($0, "id")))" }
      lines.append("      Destinataires : " + names.joined(separator: ", "))
    }
    return lines
  }

  private static func closed(_ way: Answer) throws -> [String] {
    var lines = ["  ✘ " + (try heading(way))]
    for refusal in try way.elements("refus") { lines.append("      " + (try DecisionText.reason(refusal))) }
    for condition in try way.elements("conditions") {
      lines.append("      Il manque : " + SafeText.line(try condition.string()))
    }
    return lines
  }

  /// What is done, towards whom, under which ground.
  private static func heading(_ way: Answer) throws -> String {
    let circuits = try way.optionalElements("circuits").map { Labels.circuit(try $0.string()) }
    let act =
      try way.string("acte").isSame(as: "avis-de-peril") ? "Avis de péril" : circuits.joined(separator: " ou ")
    let grounds = try way.elements("fondements").map { Labels.label(FondementLegal.self, try $0.string()) }
    return "\(act) → \(try destinations(way)) — \(grounds.joined(separator: " ou "))"
  }

  private static func destinations(_ way: Answer) throws -> String {
    var names: [String] = []
    var partners: [String] = []
    for destination in try way.elements("destinations") {
      if let type = try destination.optionalString("typePartenaire") {
        partners.append(Labels.label(TypePartenaire.self, type))
      } else {
        names.append(Labels.nature(try destination.string("nature")))
      }
    }
    // All of them is one word, not twenty-two.
    if partners.count == TypePartenaire.all.count { partners = ["tout partenaire"] }
    return (names + partners).joined(separator: ", ")
  }

  private static func line(_ answer: Answer, _ name: String) throws -> String {
    SafeText.line(try answer.string(name, maximum: 256))
  }
}
