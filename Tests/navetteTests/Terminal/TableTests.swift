import JSON
import Testing

@testable import navette

struct TableTests {
  private static func table(_ rows: [[JSON]]) -> Table {
    Table(columns: [.init("Référence", key: "reference"), .init("État", key: "etat")], rows: rows, whenEmpty: "Rien.")
  }

  @Test func `columns align by scalars, whatever their bytes and composition`() {
    let text = Self.table([["é", "x"], ["e\u{301}", "y"], ["中", "z"], ["abc", .null]]).text()
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "Référence  État")
    #expect(lines[1] == "---------  ----")
    #expect(lines[2] == "é          x")
    #expect(lines[3] == "e\u{301}          y")
    #expect(lines[4] == "中         z")
    #expect(lines[5] == "abc")
  }

  @Test func `an empty table says so, and is an empty array in JSON`() {
    #expect(Self.table([]).text() == "Rien.")
    #expect(Self.table([]).json == [])
  }

  @Test func `rows become objects`() {
    #expect(Self.table([["FN", true]]).json == [["reference": "FN", "etat": true]])
  }

  @Test(arguments: ["\u{1B}[31mred", "a\nb", "a\rb", "\u{202E}gnp.exe", "\u{9B}2J", "a\u{2028}b", "\u{200B}"])
  func `a cell cannot command the terminal nor break its line`(hostile: String) {
    let text = Self.table([[.string(hostile), "x"]]).text()
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
    #expect(
      !text.unicodeScalars.contains { ["\u{1B}", "\r", "\u{202E}", "\u{9B}", "\u{2028}", "\u{200B}"].contains($0) })
    #expect(text.contains("\u{FFFD}"))
  }

  @Test func `a paragraph keeps its lines and nothing else`() {
    #expect(SafeText.paragraph("a\n\tb\u{1B}c\u{7F}") == "a\n\tb\u{FFFD}c\u{FFFD}")
    #expect(SafeText.paragraph("déjà connu — « oui »") == "déjà connu — « oui »")
  }
}
