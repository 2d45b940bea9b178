import Cedar
import CedarProperties
import Foundation
import JSON
import Testing

/// What libFuzzer does at length (see `Tests/tools/fuzz`), in short, the same each time, and always.
@Suite struct MutationTests {
  static let rounds = 2_000

  /// Inputs of the sort that a property is about, none too long to be changed meaningfully.
  static func corpus(of property: CedarProperties) throws -> [[UInt8]] {
    let corpus: [[UInt8]]
    switch property {
    case .policies: corpus = try (PolicyCorpus.files() + PolicyCorpus.expressions()).map { Array($0.utf8) }
    case .policyJSON: corpus = try PolicyCorpus.sets().map { try $0.json().serialized() }
    case .schema: corpus = try files(ending: ".cedarschema") + [Array(jsonSchema.utf8)]
    case .entities: corpus = try files(ending: "entities.json") + [Array(entities.utf8)]
    case .protocol:
      corpus = try PolicyCorpus.expressions().prefix(60).map { text in
        PolicyProtocolTests.line(["policies": .string(text)]).serialized() + [UInt8(ascii: "\n")]
          + JSON.object(["id": 2, "op": "est", "policies": .string(text)]).serialized()
      }
    }
    return corpus.filter { $0.count < 6_000 }
  }

  private static func files(ending suffix: String) throws -> [[UInt8]] {
    let found = FileManager.default.enumerator(at: Vectors.folder, includingPropertiesForKeys: nil)?.allObjects
    return try (found as? [URL] ?? []).filter { $0.path.hasSuffix(suffix) }.sorted { $0.path < $1.path }.map {
      [UInt8](try Data(contentsOf: $0))
    }
  }

  private static let jsonSchema = #"""
    {"N": {"commonTypes": {"T": {"type": "Record", "attributes": {"a": {"type": "Long", "required": false}}}},
      "entityTypes": {"U": {"memberOfTypes": ["G"], "shape": {"type": "T"}, "tags": {"type": "Set", "element": {"type": "String"}}},
        "G": {}, "E": {"enum": ["x"]}}, "actions": {"g": {}, "v": {"memberOf": [{"id": "g"}],
        "appliesTo": {"principalTypes": ["U"], "resourceTypes": ["G", "E"], "context": {"type": "Record", "attributes": {
          "ip": {"type": "Extension", "name": "ipaddr"}, "u": {"type": "Entity", "name": "U"}}}}}}}}
    """#

  private static let entities = #"""
    [{"uid": {"type": "U", "id": "a"}, "parents": [{"type": "G", "id": "g"}], "tags": {"t": "x"}, "attrs": {"n": 3,
      "s": "x", "r": {"b": {"c": 1}}, "neg": -5, "b": true, "chef": {"type": "U", "id": "b"},
      "amis": [{"__entity": {"type": "U", "id": "a"}}], "adresse": {"rue": "r", "code": 4, "coords": [1, 2]},
      "ip": "10.0.0.1", "taux": {"__extn": {"fn": "decimal", "arg": "1.0"}}, "date": "2024-01-01", "delai": "1h",
      "role": {"type": "W", "id": "x"}}}, {"uid": {"type": "W", "id": "y"}, "parents": [], "attrs": {}}]
    """#

  @Test(arguments: CedarProperties.allCases)
  func `changed inputs are refused, or hold what must hold`(property: CedarProperties) throws {
    let corpus = try Self.corpus(of: property)
    #expect(!corpus.isEmpty)
    for input in corpus { try property.check(input) }
    var mutator = Mutator(seed: 20_261_121, corpus: corpus)
    for round in 0..<Self.rounds {
      let input = mutator.next()
      do {
        try property.check(input)
      } catch {
        Issue.record("round \(round): \(error): \(String(decoding: input, as: UTF8.self))")
        return
      }
    }
  }
}
