import Cedar
import Law
import Testing

struct BookComparisonTests {
  private func comparison(_ change: (String) -> String) throws -> BookComparison {
    try BookComparison(from: SmallBook.book(), to: SmallBook.book(change(SmallBook.text)))
  }

  @Test func `two sets that are the same differ in nothing`() throws {
    var comparison = try comparison { $0 }
    comparison.ask(try SmallBook.record(), from: "essai")
    comparison.ask(try SmallBook.question(), from: "essai")
    #expect(comparison.policies.isEmpty && comparison.decisions.isEmpty && comparison.asked == 2)
  }

  @Test(arguments: [
    ("context.accord", "!context.accord", "a.permet", PolicyChange.Kind.rule),
    ("when { context.nuit }", "unless { context.nuit }", "c.deconseille", .rule),
    ("principal is Agent", "principal", "a.permet", .rule),
    (
      "forbid (principal, action == Action::\"communiquer\"", "permit (principal, action == Action::\"communiquer\"",
      "b.interdit", .rule
    ),
    ("unless { resource.soigne }", "", "b.interdit", .rule),
    ("@force(\"usage\")", "@force(\"loi\")", "c.deconseille", .standing),
    ("@obligation(\"prevenir\")", "@obligation(\"justifier\")", "c.deconseille", .standing),
    ("La santé ne part pas.", "Non.", "b.interdit", .wording),
    ("la personne a donné son accord", "accord", "a.permet", .wording),
  ])
  func `each kind of change of a policy is seen`(
    old: String, new: String, policy: String, kind: PolicyChange.Kind
  ) throws {
    #expect(SmallBook.text.contains(old))
    let changes = try comparison { $0.replacing(old, with: new) }.policies
    #expect(changes.map(\.policy.description) == [policy])
    #expect(changes.first?.kind == kind)
    #expect(changes.first?.before?.isEmpty == false && changes.first?.after?.isEmpty == false)
  }

  @Test func `policies added, removed and moved are seen`() throws {
    let old = try SmallBook.book()
    let extra = SmallBook.text.replacing("a.permet", with: "d.permet").prefix { $0 != ";" } + ";"
    let more = try PolicyBook(old.sources + [.init(name: "b.cedar", text: String(extra))])
    #expect(BookComparison(from: old, to: more).policies.map(\.kind) == [.added])
    #expect(BookComparison(from: more, to: old).policies.map(\.kind) == [.removed])
    #expect(BookComparison(from: more, to: old).policies.first?.after == nil)
    let elsewhere = try PolicyBook([.init(name: "z.cedar", text: SmallBook.text)])
    #expect(BookComparison(from: old, to: elsewhere).policies.map(\.kind) == [.moved, .moved, .moved])
  }

  @Test func `a decision that changes is told with its grounds before and after`() throws {
    var comparison = try comparison { $0.replacing("@force(\"usage\")", with: "@force(\"loi\")") }
    comparison.ask(try SmallBook.question(nuit: true), from: "cas 1")
    comparison.ask(try SmallBook.question(), from: "cas 2")
    #expect(comparison.asked == 2 && comparison.decisions.map(\.origin) == ["cas 1"])
    let change = try #require(comparison.decisions.first)
    #expect(change.kind == .verdict)
    #expect(change.before.isPermitted && change.before.warnings == ["c.deconseille"])
    #expect(!change.after.isPermitted && change.after.reasons == ["c.deconseille"])
  }

  @Test func `a section that may no longer go changes the decision, another policy behind it only its grounds`() throws
  {
    var freed = try comparison { $0.replacing("context.section == \"sante\"", with: "false") }
    freed.ask(try SmallBook.record(), from: "feuille 1")
    #expect(freed.decisions.first?.kind == .verdict && freed.decisions.first?.after.refusedParts == [:])
    var renamed = try comparison { $0.replacing("a.permet", with: "a.autre") }
    renamed.ask(try SmallBook.record(), from: "feuille 1")
    #expect(renamed.decisions.first?.kind == .grounds)
    #expect(renamed.policies.map(\.kind) == [.added, .removed])
  }
}
