import Foundation
import Testing

import Law

struct PolicyBookTests {
  private static let good = """
    @id("a.b") @article("Code pénal, art. 226-13") @force("loi") @motif("Non.")
    permit (principal, action, resource);
    """

  private func fault(_ text: String) -> PolicyBookError? {
    do {
      _ = try PolicyBook([.init(name: "b.cedar", text: text), .init(name: "a.cedar", text: Self.good)])
      return nil
    } catch {
      return error
    }
  }

  @Test func `a set of files with every annotation is accepted, whatever their order`() throws {
    let other = Self.good.replacing("a.b", with: "c.d")
    let book = try PolicyBook([.init(name: "b", text: other), .init(name: "a", text: Self.good)])
    let same = try PolicyBook([.init(name: "a", text: Self.good), .init(name: "b", text: other)])
    #expect(book.digest == same.digest)
    #expect(book.sources.map(\.name) == ["a", "b"])
    #expect(book["c.d"]?.force == .loi)
    #expect(book["c.e"] == nil)
  }

  @Test(arguments: ["article", "force", "motif"])
  func `a rule without an annotation is refused with its file`(name: String) {
    let text = Self.good.replacing("a.b", with: "x.y").replacing("@\(name)(", with: "@autre(")
    let error = fault(text)
    #expect(error?.file == "b.cedar")
    #expect(error?.fault.contains("@\(name)") == true)
    #expect(error?.fault.contains("x.y") == true)
  }

  @Test func `an empty annotation is as if it were absent`() {
    #expect(fault(Self.good.replacing("a.b", with: "x.y").replacing("Non.", with: ""))?.file == "b.cedar")
  }

  @Test func `an unknown force is refused`() {
    let error = fault(Self.good.replacing("a.b", with: "x.y").replacing("\"loi\"", with: "\"habitude\""))
    #expect(error?.fault.contains("habitude") == true)
  }

  @Test func `a clause's wording is found by its place, and is empty where nothing is said`() throws {
    let text = """
      @id("c.d") @article("a") @force("loi") @motif("m.") @condition_2("deux") @condition_4("hors")
      permit (principal, action, resource) when { true } unless { false } when { true };
      """
    let book = try PolicyBook([.init(name: "a", text: Self.good), .init(name: "b", text: text)])
    #expect(book["c.d"]?.conditions == ["", "deux", ""])
    #expect(book["a.b"]?.conditions == [])
  }

  @Test func `the same id in two files is refused`() {
    let error = fault(Self.good)
    #expect(error?.file == "b.cedar")
    #expect(error?.fault.contains("a.b") == true)
  }

  @Test func `the same id twice in a file is refused`() {
    let other = Self.good.replacing("a.b", with: "x.y")
    #expect(fault(other + other)?.file == "b.cedar")
  }

  @Test func `a template is refused`() {
    let text = Self.good.replacing("a.b", with: "x.y").replacing("(principal,", with: "(principal == ?principal,")
    #expect(fault(text)?.fault == "templates are not used here")
  }

  @Test(arguments: ["permit (", "permit (principal, action, resource) when { 1 + };", "permettre (principal);"])
  func `broken syntax is refused with its file`(text: String) {
    #expect(fault(text)?.file == "b.cedar")
  }

  @Test func `no file at all is refused`() {
    #expect(throws: PolicyBookError.self) { try PolicyBook([]) }
    #expect(throws: PolicyBookError.self) { try PolicyBook(folder: URL(filePath: #filePath).appending(path: "rien")) }
  }
}
