import Cedar
import Foundation
import JSON
import Law
import Liaison
import Testing

@testable import Gateway

/// What the gateway asks is what the policies are written for. What they answer is tried by `Policies/tests`.
struct PoliciesTests {
  @Test func `every act of the gateway conforms to the schema, whoever does it`() throws {
    let gateway = try TestGateway()
    let schema = try #require(gateway.access.book.schema)
    for name in gateway.people.keys {
      let questions = try SampleActs(gateway: gateway, agent: gateway.agent(name)).questions()
      #expect(Set(questions.map(\.action)) == Set(ActionName.allCases))
      for (action, question) in questions {
        #expect(throws: Never.self, "\(name): \(action)") { try schema.check(question.request) }
        #expect(throws: Never.self, "\(name): \(action)") { try Entities(question.entities, schema: schema) }
      }
    }
  }

  @Test func `every attribute that the schema requires is one that the gateway gives, or optional`() throws {
    let gateway = try TestGateway()
    let schema = try #require(gateway.access.book.schema)
    let question = try #require(
      SampleActs(gateway: gateway, agent: gateway.agent("intervenant")).questions().first { $0.action == .communiquer })
    var context = question.question.request.context.json.object ?? [:]
    context["section"] = nil
    #expect(throws: CedarError(.nonconforming, "")) {
      try Record(context: .object(context), of: EntityTypes.uid(of: .communiquer), schema: schema)
    }
  }

  @Test func `every code that a rule or a case names is in a closed list`() throws {
    let book = try TestGateway().access.book
    let abilities = [CapaciteSeProteger.nonEvaluee, .capable, .incapable([])].map(\.code)
    let known = Set(Referentiel.tous.flatMap(\.valeurs).map(\.code) + abilities).union(CodesToCome.all)
    for source in book.sources where source.name.hasSuffix(".cedar") {
      // What is left without annotations, comments, names of actions and durations are codes.
      let rules = source.text.split(separator: "\n").filter { !$0.hasPrefix("@") && !$0.hasPrefix("//") }
        .joined(separator: "\n").replacing(/(Action::|duration\()"[^"]*"/, with: "")
      for literal in rules.matches(of: /"([^"]*)"/) {
        #expect(known.contains(String(literal.1)), "\(source.name): \(literal.1)")
      }
    }
    let cases = try CaseBook(
      folder: TestGateway.policies.appending(path: "tests"), schema: try #require(book.schema)
    ).cases
    #expect(!cases.isEmpty)
    for legalCase in cases {
      let records = [legalCase.question.request.context] + legalCase.question.entities.map(\.attributes)
      for code in records.flatMap({ CodesToCome.texts(.record($0)) }) {
        #expect(code.isEmpty || known.contains(code) || code.contains(" "), "« \(legalCase.sentence) »: \(code)")
      }
    }
  }

  @Test func `what warns and what is owed come with what is permitted, and stop nothing`() throws {
    let gateway = try TestGateway()
    let facts = try SampleFacts.faits(.de6a10, natures: [.sevices], accord: .nonDemande)
    for (circuit, ground, body, warnings, duties) in [
      (Circuit.signalementJudiciaire, FondementLegal.cp226141, "parquet", ["exception.voie-usuelle-mineur"], []),
      (.informationPreoccupante, .casfL22621, "crip", [], ["informer-les-parents"]),
    ] {
      let act = Transmettre(
        destination: try gateway.organisme(body), circuit: circuit, fondement: ground, faits: facts)
      guard case .permitted(let permitted) = gateway.access.decide(act, by: try gateway.agent("intervenant")) else {
        Issue.record("\(ground) is refused")
        continue
      }
      #expect(permitted.trace.warnings.map(\.id) == warnings)
      #expect(permitted.trace.obligations.compactMap(\.obligation) == duties)
    }
  }

  @Test func `a health profession is one wherever it is exercised, and a health structure does not make one`() throws {
    let gateway = try TestGateway()
    let act = Transmettre(
      destination: try gateway.organisme("parquet"), circuit: .signalementJudiciaire, fondement: .cp226142,
      faits: try SampleFacts.faits(natures: [.violencesPhysiques]))
    for (name, isHealth) in [("medecin", true), ("intervenant", false), ("juriste", false)] {
      switch gateway.access.decide(act, by: try gateway.agent(name)) {
      case .permitted: #expect(isHealth, "\(name)")
      case .refused(let refusal):
        #expect(!isHealth && refusal.trace.reasons.map(\.id).contains("exception.226-14-professionnels-de-sante"))
      }
    }
  }

  @Test func `an avis de peril passes to the police, a fiche never does`() throws {
    let gateway = try TestGateway()
    let police = try gateway.organisme("commissariat")
    guard
      case .permitted(let permitted) = gateway.access.decide(
        AviserPeril(destination: police), by: try gateway.agent("intervenant"))
    else {
      Issue.record("the avis is refused")
      return
    }
    #expect(permitted.trace.obligations.compactMap(\.obligation) == ["justifier-sous-24-h"])
    let facts = try FaitsCodes(
      profil: .victime, classeAge: .de6a10, natures: [.sevices], imminence: .imminente, accord: .donne,
      objetsAccord: Set(ObjetAccord.allCases))
    for fondement in FondementLegal.allCases {
      for circuit in Circuit.allCases {
        let act = Transmettre(destination: police, circuit: circuit, fondement: fondement, faits: facts)
        guard case .refused(let refusal) = gateway.access.decide(act, by: try gateway.agent("intervenant")) else {
          Issue.record("\(fondement) \(circuit) goes to the police")
          continue
        }
        #expect(refusal.trace.reasons.map(\.id).contains("fsi.jamais-une-fiche"))
      }
    }
  }
}

/// Codes that rules name before their use case has given them a closed list.
enum CodesToCome {
  static let all: Set<String> = [
    // Suites données.
    "prise-de-contact", "contact-impossible", "aide-refusee", "orientation-faite", "situation-aggravee", "cloturee",
    // Where the retention of a fiche stands.
    "active", "echue", "archivee",
    // What a table of statistics is about.
    "globale",
  ]

  /// The texts in a value, those of references left out.
  static func texts(_ value: Value) -> [String] {
    switch value {
    case .string(let text): [text.string]
    case .set(let set): set.elements.flatMap(texts)
    case .record(let record): record.sorted.flatMap { texts($0.value) }
    default: []
    }
  }
}
