import Cedar
import JSON
import Testing

/// What the reference validator said: of `validator-cases/`, of the expressions and policies of
/// `validator-outcomes.txt`, and of the official tests' policies.
@Suite struct ValidatorCaseTests {
  @Test(arguments: ValidationMode.allCases)
  func `every set of policies has its recorded verdict, and each of its policies too`(mode: ValidationMode) throws {
    var (accepted, refused) = (0, 0)
    for name in SchemaCaseTests.names {
      let schema = try Schema(parsing: Vectors.text("validator-cases/\(name).cedarschema"))
      let policies = try PolicySet(parsing: Vectors.text("validator-cases/\(name).cedar"))
      let recorded = try JSON.parse(Vectors.bytes("validator-cases/\(name).validation.json"))["policyValidation"]
      let report = Validator(schema).validate(policies, mode: mode)
      #expect(report.isValid == recorded?[mode.rawValue]?.bool, "\(name): \(report.errors)")
      let verdicts = try #require(recorded?["perPolicy"]?.object)
      for (id, verdict) in verdicts.members {
        let errors = report.errors.filter { $0.policy == PolicyID(id) }
        #expect(errors.isEmpty == verdict[mode.rawValue]?.bool, "\(name): \(id): \(errors)")
        if errors.isEmpty { accepted += 1 } else { refused += 1 }
      }
    }
    #expect(accepted > 100 && refused > 100, "\(accepted) accepted, \(refused) refused")
  }

  @Test func `every expression and policy has its recorded verdict`() throws {
    let schema = try Schema(parsing: Vocabulary.recorded)
    let lines = try Vectors.lines("validator-outcomes.txt")
    #expect(lines.count == 83)
    for line in lines {
      let text = line.prefix(70).split(separator: " ").joined(separator: " ")
      let outcome = line.dropFirst(71)
      let source = text.hasSuffix(";") ? text : Vocabulary.policy(text)
      let report = Validator(schema).validate(try PolicySet(parsing: source))
      #expect(report.isValid == outcome.hasPrefix("True"), "\(text): \(report.errors)")
      #expect(outcome.hasPrefix("True") || outcome.hasPrefix("False"), "\(line)")
    }
  }

  @Test(arguments: ConformanceTests.files)
  func `the official tests' policies are valid where they should be`(file: String) throws {
    let test = try JSON.parse(Vectors.bytes(file))
    let schema = try Schema(parsing: Vectors.text("conformance/" + (test["schema"]?.string ?? "")))
    let policies = try PolicySet(parsing: Vectors.text("conformance/" + (test["policies"]?.string ?? "")))
    let report = Validator(schema).validate(policies)
    #expect(report.isValid == test["shouldValidate"]?.bool, "\(report.errors)")
  }
}
