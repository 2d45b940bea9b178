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

  /// Puts the file among a gateway's policies.
  func plant(in installation: Installation) throws { try Data(text.utf8).write(to: place(installation)) }

  /// Takes it away again.
  func remove(from installation: Installation) throws { try FileManager.default.removeItem(at: place(installation)) }

  private func place(_ installation: Installation) -> URL {
    installation.data.appending(path: "policies").appending(path: file)
  }

  /// A policy that everything is right with, but what a fault spoils.
  private static func policy(
    id: String = "@id(\"essai.regle\")", article: String = "@article(\"Article d'essai\")", force: String = "loi",
    clause: String = "when { true }"
  ) -> String {
    """
    \(id)
    \(article)
    @force("\(force)")
    @motif("Essai.")
    @condition_1("rien n'est demandé")
    permit (principal is Intervenant, action == Action::"transmettre", resource)
    \(clause);

    """
  }

  static let all = [
    Self(name: "text that does not parse", text: "permit (principal, action, resource) when {", told: ["1:"]),
    Self(name: "a policy without a name", text: policy(id: ""), told: ["@id"]),
    Self(name: "a policy without an article", text: policy(article: ""), told: ["essai.regle", "@article"]),
    Self(name: "a force that does not exist", text: policy(force: "habitude"), told: ["essai.regle", "habitude"]),
    Self(name: "a name given twice in a file", text: policy() + policy(), told: ["essai.regle"]),
    Self(
      name: "the name of a policy of another file", file: "zone.cedar",
      text: policy(id: "@id(\"socle.auteur-seul\")"), told: ["socle.auteur-seul"]),
    Self(
      name: "a template", text: "@id(\"essai.modele\") permit (principal == ?principal, action, resource);",
      told: ["templates"]),
    Self(name: "a second schema", file: "essai.cedarschema", text: "entity Agent;", told: ["two schemas"]),
  ]
}
