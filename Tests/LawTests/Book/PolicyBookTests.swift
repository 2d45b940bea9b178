import Foundation
import Testing

@testable import Law

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
    #expect(fault(text)?.fault.contains("templates are not used here") == true)
  }

  @Test(arguments: ["permit (", "permit (principal, action, resource) when { 1 + };", "permettre (principal);"])
  func `broken syntax is refused with its file`(text: String) {
    #expect(fault(text)?.file == "b.cedar")
  }

  @Test func `a fault is told with its line, and what to do`() {
    let second = Self.good.replacing("a.b", with: "x.y")
    for (text, line, advice) in [
      ("// Commentaire.\n\n" + second.replacing("@force(\"loi\")", with: ""), 3, "@force"),
      (second + "\n\n" + second.replacing("x.y", with: "x.z").replacing("Non.", with: ""), 4, "@motif"),
      (second + "\n" + Self.good, 3, "a.cedar:1"), ("\n\npermit (principal, action, resource);", 3, "@id("),
      (second + "\n\nallow (principal);", 4, "allow"),
    ] {
      let error = fault(text)
      #expect(error?.line == line && error?.fault.contains(advice) == true, "\(String(describing: error))")
      #expect(error?.description.hasPrefix("b.cedar:\(line): ") == true)
    }
  }

  @Test func `every fault of a set is told, file by file`() throws {
    let nameless = "permit (principal, action, resource);"
    let bare = Self.good.replacing("@article", with: "@note").replacing("a.b", with: "x.y")
    let error = try #require(fault(bare + "\n" + bare.replacing("x.y", with: "x.z") + "\n" + Self.good))
    #expect(error.all.map(\.line) == [1, 3, 5])
    #expect(fault(nameless)?.all.count == 1)
    #expect(error.all.allSatisfy { $0.others.isEmpty && $0.file == "b.cedar" })
  }

  // MARK: Validity under the schema

  private static let schema = PolicyBook.Source(
    name: "a.cedarschema",
    text: """
      entity Agent, Organisme;
      action transmettre appliesTo { principal: Agent, resource: Organisme, context: { nuit: Bool } };
      """)

  @Test func `a set that is strictly valid under its schema is accepted`() throws {
    let text = Self.good.replacing(";", with: "\nwhen { context.nuit };")
    #expect(try PolicyBook([Self.schema, .init(name: "a.cedar", text: text)]).schema != nil)
  }

  @Test(arguments: [
    ("when { context.jour };", "jour"), ("when { principal is Prefet };", "Prefet"),
    ("when { context.nuit == 1 };", "valid"),
    ("when { false };", "never apply"), ("when { context.nuit && principal == Organisme::\"o\" };", "the policy"),
  ])
  func `a policy that the schema does not allow is refused with the line at fault`(clause: String, word: String) {
    let text = "// Un commentaire.\n" + Self.good.replacing(";", with: "\n\n" + clause)
    let forbids = text.replacing("a.b", with: "c.d").replacing("\"loi\"", with: "\"usage\"")
      .replacing("permit", with: "forbid")
    do {
      _ = try PolicyBook([
        Self.schema, .init(name: "a.cedar", text: text), .init(name: "b.cedar", text: "\n" + forbids),
      ])
      Issue.record("accepted")
    } catch {
      #expect(error.all.contains { $0.file == "a.cedar" && [2, 5].contains($0.line ?? 0) }, "\(error.all)")
      #expect(error.all.contains { $0.file == "b.cedar" && [3, 6].contains($0.line ?? 0) }, "\(error.all)")
      #expect(error.fault.contains(word) && error.fault.contains("a.b"), "\(error)")
    }
  }

  @Test func `a schema that is broken is refused with its line`() {
    do {
      _ = try PolicyBook([.init(name: "a.cedarschema", text: "entity Agent;\nentite B;")])
      Issue.record("accepted")
    } catch {
      #expect(error.file == "a.cedarschema" && error.line == 2)
    }
  }

  @Test func `no file at all is refused`() {
    #expect(throws: PolicyBookError.self) { try PolicyBook([]) }
    #expect(throws: PolicyBookError.self) { try PolicyBook(folder: URL(filePath: #filePath).appending(path: "rien")) }
  }

  /// A folder with the repository's policies, and what `spoil` puts beside them at a path.
  private static func folder(_ spoil: (URL) throws -> Void) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "navette-book-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try Data("entity U; action a appliesTo {principal: U, resource: U};".utf8)
      .write(to: folder.appending(path: "a.cedarschema"))
    try spoil(folder.appending(path: "x.cedar"))
    return folder
  }

  @Test(arguments: ["a gigabyte", "one byte too long", "a pipe", "a folder", "a loop", "nowhere", "Latin-1"])
  func `what is not a short text is refused at once, by its name`(kind: String) throws {
    let folder = try Self.folder { file in
      switch kind {
      case "a gigabyte", "one byte too long":
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: kind == "a gigabyte" ? 1 << 30 : UInt64(FolderText.byteLimit) + 1)
        try handle.close()
      case "a pipe": #expect(mkfifo(file.path, 0o600) == 0)
      case "a folder": try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
      case "a loop", "nowhere":
        let target = kind == "a loop" ? file.path : "/nonexistent"
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
      default: try Data([0xE9]).write(to: file)
      }
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = try #require(throws: PolicyBookError.self) { try PolicyBook(folder: folder) }
    #expect(error.file == "x.cedar" && error.fault == FolderText.fault)
  }

  @Test func `a link to a text is read`() throws {
    let text = Self.good
    let folder = try Self.folder { file in
      let kept = file.deletingLastPathComponent().appending(path: "kept.txt")
      try Data(text.utf8).write(to: kept)
      try FileManager.default.createSymbolicLink(at: file, withDestinationURL: kept)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try PolicyBook(folder: folder).notices.map(\.id) == ["a.b"])
  }
}
