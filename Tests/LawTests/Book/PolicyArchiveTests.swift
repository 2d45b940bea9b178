import Law
import Testing

struct PolicyArchiveTests {
  private static func rule(_ id: String) -> String {
    "@id(\"\(id)\") @article(\"A\") @force(\"loi\") @motif(\"Non.\")\npermit (principal, action, resource);"
  }

  @Test(arguments: ["", "\n", "\n\n// fin", "\r\n", "\n// ===="])
  func `a set comes back from its archive, byte for byte`(end: String) throws {
    let book = try PolicyBook([
      .init(name: "b.cedar", text: Self.rule("x.b") + end),
      .init(name: "a é.cedar", text: end + "\n" + Self.rule("x.a")),
      .init(name: "vide.cedar", text: ""),
    ])
    let again = try PolicyBook(archive: book.archive)
    #expect(again.sources == book.sources && again.digest == book.digest && again.archive == book.archive)
  }

  @Test(arguments: [
    "", "permit (principal, action, resource);", "// ==== a.cedar", "// ==== a.cedar\npermit (",
    "// ==== b.cedar\n\(rule("b"))\n// ==== a.cedar\n\(rule("a"))\n", "// ==== a.cedar\n\(rule("a"))",
    "\n// ==== a.cedar\n\(rule("a"))\n",
  ])
  func `what is not exactly an archive is refused`(text: String) {
    #expect(throws: PolicyBookError.self) { try PolicyBook(archive: Array(text.utf8)) }
  }

  @Test func `bytes that are not UTF-8 are refused`() throws {
    let book = try PolicyBook([.init(name: "a.cedar", text: Self.rule("a"))])
    #expect(throws: PolicyBookError.self) { try PolicyBook(archive: book.archive + [0xFF]) }
  }

  @Test(arguments: [
    ("a.cedar", rule("a") + "\n// ==== b.cedar\n"), ("a\n.cedar", rule("a")), ("", rule("a")),
  ])
  func `a file that its archive could not give back is refused`(name: String, text: String) {
    #expect(throws: PolicyBookError.self) { try PolicyBook([.init(name: name, text: text)]) }
  }

  @Test func `a set longer than what is kept is refused, whole or in parts`() throws {
    let rule = Self.rule("a")
    func book(_ length: Int) throws -> PolicyBook {
      try PolicyBook([
        .init(name: "a.cedar", text: rule), .init(name: "b.cedar", text: "//" + String(repeating: "b", count: length)),
      ])
    }
    let rest = try book(0).archive.count
    #expect(try book(PolicyBook.archiveLimit - rest).archive.count == PolicyBook.archiveLimit)
    #expect(throws: PolicyBookError.self) { try book(PolicyBook.archiveLimit - rest + 1) }
    #expect(throws: PolicyBookError.self) {
      try PolicyBook([.init(name: "a.cedar", text: rule + String(repeating: " ", count: PolicyBook.archiveLimit))])
    }
  }
}
