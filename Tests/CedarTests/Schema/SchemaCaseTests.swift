import Cedar
import JSON
import Testing

/// `validator-cases/`: the recorded verdicts on entities (`entityValidation.perEntity`, by `Type::id`: refused when it
/// has `errors`) and on requests (`requestValidation`, in the order of `X.json`; `strict` and `permissive` are the same
/// for requests). The verdicts on policies are the validator's tests' matter.
@Suite struct SchemaCaseTests {
  static let names = Vectors.names(in: "validator-cases", suffix: ".validation.json")

  @Test func `all the cases are there`() {
    #expect(Self.names.count == 110)
  }

  @Test func `every entity has its recorded verdict`() throws {
    var (accepted, refused) = (0, 0)
    for name in Self.names {
      let schema = try Schema(parsing: Vectors.text("validator-cases/\(name).cedarschema"))
      let recorded = try JSON.parse(Vectors.bytes("validator-cases/\(name).validation.json"))
      let entities = try JSON.parse(Vectors.bytes("validator-cases/\(name).entities.json")).array ?? []
      let verdicts = try #require(recorded["entityValidation"]?["perEntity"]?.object)
      for (label, verdict) in verdicts.members {
        let json = try #require(entities.first { Vectors.label(of: $0) == label })
        let isRefused = verdict["errors"] != nil
        #expect(((try? Entity(json, schema: schema)) == nil) == isRefused, "\(name): \(label)")
        if isRefused { refused += 1 } else { accepted += 1 }
      }
      let store = try? Entities(.array(entities), schema: schema)
      #expect((store == nil) == verdicts.members.contains { $0.value["errors"] != nil }, "\(name)")
      #expect(verdicts.members.count == entities.count, "\(name)")
    }
    #expect(accepted == 30 && refused == 23)
  }

  @Test func `every request has its recorded verdict`() throws {
    var (accepted, refused) = (0, 0)
    for name in Self.names {
      let schema = try Schema(parsing: Vectors.text("validator-cases/\(name).cedarschema"))
      let test = try JSON.parse(Vectors.bytes("validator-cases/\(name).json"))
      let recorded = try JSON.parse(Vectors.bytes("validator-cases/\(name).validation.json"))
      let requests = test["requests"]?.array ?? []
      let verdicts = try #require(recorded["requestValidation"]?.array)
      #expect(requests.count == verdicts.count, "\(name)")
      for (json, verdict) in zip(requests, verdicts) {
        let expected = try #require(verdict["strict"]?.bool as Bool?)
        let label = Comment(rawValue: "\(name): \(verdict["description"]?.string ?? "")")
        #expect((try? Self.request(json, schema)) != nil ? expected : !expected, label)
        if expected { accepted += 1 } else { refused += 1 }
      }
    }
    #expect(accepted == 8 && refused == 11)
  }

  /// A request as these cases write it: their contexts use no implicit form, so that they are read without the schema.
  static func request(_ json: JSON, _ schema: Schema) throws -> Request {
    let request = Request(
      principal: try EntityUID(json["principal"] ?? .null), action: try EntityUID(json["action"] ?? .null),
      resource: try EntityUID(json["resource"] ?? .null), context: try Record(json["context"] ?? .null))
    try schema.check(request)
    return request
  }
}
