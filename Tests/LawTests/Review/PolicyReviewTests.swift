import Law
import Testing

struct PolicyReviewTests {
  private func faults(_ text: String) throws -> [String] {
    try PolicyBook([.init(name: "essai.cedar", text: text)]).review().map(\.fault)
  }

  private static let good = """
    @id("essai.regle") @article("Code pénal, art. 226-13") @force("loi") @motif("Oui.")
    @obligation("informer-les-parents") @condition_1("a") @condition_2("b")
    permit (principal, action, resource) when { true } unless { false };
    """

  @Test func `the policies of the repository lack nothing`() throws {
    #expect(try Repository.book.get().review().map(\.description) == [])
  }

  @Test func `a policy with a sentence for each condition and a known obligation lacks nothing`() throws {
    #expect(try faults(Self.good) == [])
  }

  @Test(arguments: [
    ("@condition_2(\"b\")", "", "@condition_2"), ("@condition_1(\"a\")", "@condition_1(\"\")", "@condition_1"),
    ("@condition_2(\"b\")", "@condition_2(\"b\") @condition_3(\"c\")", "@condition_3"),
    ("@condition_2", "@conditon_2", "@conditon_2"), ("informer-les-parents", "informer-le-maire", "informer-le-maire"),
    ("\"Oui.\"", "\"Oui\"", "@motif"), ("essai.regle", "regle", "theme"),
    ("permit (", "forbid (", "obligation"), ("\"a\"", "\"A\"", "capital"), ("\"b\"", "\"b.\"", "period"),
    ("@condition_1(\"a\") @condition_2(\"b\")", "@condition_2(\"b\") @condition_1(\"a\")", "order"),
    ("Code pénal, art. 226-13", "226-13", "@article"),
  ])
  func `what a policy lacks is said`(part: String, other: String, word: String) throws {
    let found = try faults(Self.good.replacing(part, with: other))
    #expect(found.contains { $0.contains(word) }, "\(found)")
  }

  @Test func `what a policy lacks is told with its line: the clause's, or the policy's`() throws {
    let text =
      "// Essai.\n"
      + Self.good.replacing("permit", with: "\npermit").replacing(" when", with: "\nwhen")
      .replacing("@condition_1(\"a\")", with: "").replacing("\"Oui.\"", with: "\"Oui\"")
    let findings = try PolicyBook([.init(name: "essai.cedar", text: text)]).review()
    #expect(findings.map(\.line) == [2, 6])
    #expect(findings.map(\.description).allSatisfy { $0.hasPrefix("essai.cedar:") && $0.contains("`essai.regle`") })
  }

  @Test func `a forbid of one clause needs no other sentence than its motif`() throws {
    let text = """
      @id("essai.regle") @article("a") @force("loi") @motif("Non.") forbid (principal, action, resource) when { true };
      """
    #expect(try faults(text) == [])
    #expect(try faults(text.replacing("when { true };", with: "when { true } unless { false };")).count == 2)
  }
}
