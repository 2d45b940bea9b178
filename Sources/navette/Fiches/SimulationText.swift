import JSON
import Liaison

/// A dry-run for one destination, as a social worker reads it.
enum SimulationText {
  static func isPermitted(_ simulation: Answer) throws -> Bool {
    try simulation.string("decision", maximum: 32).isSame(as: "permise")
  }

  static func lines(_ simulation: Answer, _ console: Console) throws -> [String] {
    let isPermitted = try isPermitted(simulation)
    var lines = [console.bold("Simulation : transmission \(isPermitted ? "permise" : "refusée")")]
    if let destination = try simulation.optionalString("destination") {
      let nature = try simulation.optionalString("nature").map { " (\(Labels.nature($0)))" } ?? ""
      lines.append("Destination : \(SafeText.line(destination))\(nature)")
    }
    if isPermitted {
      for policy in try simulation.optionalElements("politiques") {
        lines.append("Permis : " + (try DecisionText.reason(policy)))
      }
    }
    let sections = try simulation.optionalElements("rubriques").map {
      Labels.label(SectionCode.self, try $0.string(maximum: 64))
    }
    if !sections.isEmpty { lines.append("Rubriques qui peuvent partir : " + sections.joined(separator: ", ")) }
    return lines + (try DecisionText.lines(simulation))
  }
}
