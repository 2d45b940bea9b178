import SystemSupport
import Foundation
import Testing

/// A set that must not be put in force: one file beside the repository's policies, and what is said of it.
struct PolicyFault: Sendable, CustomTestStringConvertible {
  let name: String
  var file = "essai.cedar"
  let text: String
  /// What the message says after the file's name.
  let told: [String]

  var testDescription: String { name }

  /// Puts the file among a gateway's policies, does something, and puts back what was there.
  func during<T>(in installation: Installation, _ body: () throws -> T) throws -> T {
    let place = place(installation)
    let before = try? Data(contentsOf: place)
    try Data(text.utf8).write(to: place)
    let result = try body()
    if let before { try before.write(to: place) } else { try FileManager.default.removeItem(at: place) }
    return result
  }

  private func place(_ installation: Installation) -> URL {
    installation.data.appending(path: "policies").appending(path: file)
  }

  /// A policy that everything is right with, but what a fault spoils.
  private static func policy(
    id: String = "@id(\"essai.regle\")", article: String = "@article(\"Article d'essai\")", force: String = "loi",
    motif: String = "@motif(\"Essai.\")", action: String = "transmettre", clause: String = "when { true }"
  ) -> String {
    """
    \(id)
    \(article)
    @force("\(force)")
    \(motif)
    @condition_1("rien n'est demandé")
    permit (principal is Intervenant, action == Action::"\(action)", resource)
    \(clause);

    """
  }

  static let all = [
    Self(name: "text that does not parse", text: "permit (principal, action, resource) when {", told: [":1: "]),
    Self(name: "a policy without a name", text: policy(id: "// sans nom"), told: [":2: ", "@id"]),
    Self(name: "a policy without an article", text: policy(article: ""), told: [":1: ", "essai.regle", "@article"]),
    Self(name: "a policy without a motif", text: policy(motif: ""), told: [":1: ", "essai.regle", "@motif"]),
    Self(
      name: "a force that does not exist", text: policy(force: "habitude"), told: [":1: ", "essai.regle", "habitude"]),
    Self(name: "a name given twice in a file", text: policy() + policy(), told: [":8: ", "essai.regle"]),
    Self(
      name: "the name of a policy of another file", file: "zone.cedar",
      text: policy(id: "@id(\"socle.auteur-seul\")"), told: [":1: ", "socle.auteur-seul", "socle.cedar:"]),
    Self(
      name: "an attribute that the schema does not know", text: policy(clause: "when { principal.grade == \"major\" }"),
      told: [":7: ", "essai.regle", "grade"]),
    Self(
      name: "an action that the schema does not know", text: policy(action: "transmetre"),
      told: [":1: ", "essai.regle", "transmetre"]),
    Self(
      name: "types that cannot be compared", text: policy(clause: "when { context.circuit == 1 }"),
      told: [":7: ", "essai.regle"]),
    Self(
      name: "a policy that can never apply", text: policy(clause: "when { context.circuit == \"a\" && false }"),
      told: [":1: ", "essai.regle", "never apply"]),
    Self(
      name: "two faults", text: policy(article: "") + policy(id: "@id(\"essai.autre\")", motif: ""),
      told: [":1: ", "essai.regle", "and 1 more"]),
    Self(
      name: "a template", text: "@id(\"essai.modele\") permit (principal == ?principal, action, resource);",
      told: [":1: ", "templates"]),
    Self(name: "a schema that does not parse", file: "navette.cedarschema", text: "entity Agent", told: [":1: "]),
    Self(name: "a second schema", file: "essai.cedarschema", text: "entity Agent;", told: ["two schemas"]),
  ]
}
