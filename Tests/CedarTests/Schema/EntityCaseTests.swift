import Cedar
import JSON
import Testing

/// `entity-cases/X.json` names a schema and a file of entities; `X.parsing.json` records whether the reference reads the
/// file as a whole (`allEntities`) and each of its entities alone (`perEntity`, by `Type::id`). Both are counted.
@Suite struct EntityCaseTests {
  static let names = Vectors.names(in: "entity-cases", suffix: ".parsing.json")

  @Test func `all the cases are there`() {
    #expect(Self.names.count == 22)
  }

  @Test(arguments: names)
  func `entities are read or refused under a schema as the reference does`(name: String) throws {
    let test = try JSON.parse(Vectors.bytes("entity-cases/\(name).json"))
    let schema = try Schema(parsing: Vectors.text("entity-cases/" + (test["schema"]?.string ?? "")))
    let recorded = try JSON.parse(Vectors.bytes("entity-cases/\(name).parsing.json"))
    let entities = try? JSON.parse(Vectors.bytes("entity-cases/" + (test["entities"]?.string ?? "")))
    let store = entities.flatMap { try? Entities($0, schema: schema) }
    #expect((store != nil) == recorded["allEntities"]?["success"]?.bool)
    let verdicts = try #require(recorded["perEntity"]?.object)
    for (label, verdict) in verdicts.members {
      let json = try #require(entities?.array?.first { Vectors.label(of: $0) == label })
      #expect((try? Entity(json, schema: schema)) != nil ? verdict["success"] == true : verdict["success"] == false)
    }
    #expect(verdicts.members.count == entities?.array?.count ?? 0)
  }
}
