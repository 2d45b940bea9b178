import Cedar
import Testing

/// Policies and schemas made to cost: refused with a clear error, or typed in little time and stack.
@Suite struct HostilePolicyTests {
  /// Types `T0`…`T39`, all of which may meet under each of forty actions.
  static let crowded: String = {
    let types = (0..<40).map { "T\($0)" }
    let actions = (0..<40).map { "a\($0)" }.joined(separator: ", ")
    let list = "[" + types.joined(separator: ", ") + "]"
    return types.map { "entity \($0) { n: Long };" }.joined()
      + "action \(actions) appliesTo { principal: \(list), resource: \(list) };"
  }()

  @Test func `a policy over too many environments is refused, not waited for`() throws {
    let validator = Validator(try Schema(parsing: Self.crowded), workLimit: 500_000)
    func codes(_ condition: String) throws -> [ValidationError.Code] {
      let text = "permit(principal, action, resource) when { \(condition) };"
      return validator.validate(try PolicySet(parsing: text)).errors.map(\.code)
    }
    let sum = String(repeating: " + principal.n", count: 50)
    #expect(try codes("1\(sum) > 0 && resource.n > 0 && action != Action::\"a0\"") == [.tooComplex])
    #expect(try codes("1\(sum) > 0 && resource.n > 0") == [])
    #expect(try codes("1\(sum) > 0 && action != Action::\"a0\"") == [])
    let heavy =
      "permit(principal, action, resource) when { 1\(sum) > 0 && resource.n > 0 && action != Action::\"a0\" };"
    let light = "permit(principal, action, resource);"
    let report = validator.validate(try PolicySet(parsing: light + heavy + light))
    #expect(report.errors.map(\.policy) == ["policy1", "policy2"] && report.errors.map(\.code).last == .tooComplex)
    #expect(try codes("resource.x > 0 || resource.y > 0 || resource.z > 0").count == 100)
  }

  @Test func `many tests are remembered in time that their number bounds`() throws {
    let tests = (0..<2_000).map { "context has a\($0)" }
    let nested = HostileInputTests.around(150, "(", tests.joined(separator: " && "), " && context has b)")
    let schema = try Schema(
      parsing: "entity U; action v appliesTo { principal: U, resource: U, context: {b?: Long, "
        + (0..<2_000).map { "a\($0)?: Long" }.joined(separator: ", ") + "} };")
    let text = "permit(principal, action, resource) when { \(nested) && context.a7 == context.a1999 };"
    #expect(Validator(schema).validate(try PolicySet(parsing: text)).isValid)
  }

  @Test(arguments: [
    HostileInputTests.around(190, "(", "principal.level > 0", " && true)"),
    HostileInputTests.around(95, "if principal.active then (", "true", ") else false"),
    HostileInputTests.around(60, "(if principal.active then principal else (", "principal", "))")
      + " is Agent in Sector::\"s\"",
    HostileInputTests.around(
      60, "((if ", "principal.active", " then principal else principal) is Agent in Sector::\"s\")"),
    HostileInputTests.around(190, "[", "1", "]") + ".isEmpty()", "1" + String(repeating: "+1", count: 990) + " > 0",
    "principal" + String(repeating: " has chief && principal", count: 990) + ".active",
    "{a: " + String(repeating: "{a: ", count: 150) + "1" + String(repeating: "}", count: 151)
      + ".a == {b: 1}.b || true",
    "principal.active" + String(repeating: " || principal.active", count: 20_000),
  ])
  func `deep and long conditions are typed within a reactor's stack`(expression: String) throws {
    let schema = try Schema(parsing: Vocabulary.office)
    let policies = try PolicySet(parsing: "permit(principal is Agent, action, resource) when { \(expression) };")
    SmallStackTests.onSmallStack { _ = Validator(schema).validate(policies) }
    #expect(Validator(schema).validate(policies).errors.map(\.code).allSatisfy { $0 != .tooComplex })
  }

  @Test func `chains of attributes are followed within a reactor's stack`() throws {
    let schema = try Schema(parsing: Vocabulary.office)
    let chain = String(repeating: ".chief", count: 490)
    let text =
      "permit(principal is Agent, action, resource) when { principal has chief\(chain) && principal\(chain) == principal };"
    let policies = try PolicySet(parsing: text)
    SmallStackTests.onSmallStack { _ = Validator(schema).validate(policies) }
    #expect(Validator(schema).validate(policies).isValid)
  }

  @Test func `the deepest types are compared within it too`() throws {
    let deep = "type T0 = Long;" + (1...199).map { "type T\($0) = {a: T\($0 - 1)};" }.joined()
    let schema = try Schema(
      parsing: deep
        + "entity U { t: T199, u: Set<T198> }; action v appliesTo { principal: U, resource: U, context: T199 };")
    let text = """
      permit(principal, action, resource) when {
        principal.t == context && [principal.t, context].contains(resource.t) && principal.u.contains(resource.t.a)
        && (if context == principal.t then context else principal.t) has a && principal.u.contains(context)
      };
      """
    let policies = try PolicySet(parsing: text)
    for mode in ValidationMode.allCases {
      SmallStackTests.onSmallStack { _ = Validator(schema).validate(policies, mode: mode) }
      let codes = Validator(schema).validate(policies, mode: mode).errors.map(\.code)
      #expect(codes == (mode == .strict ? [.incompatibleTypes] : []))
    }
  }
}
