import Foundation
import JSON
import SystemSupport

/// What a page becomes on paper, read with other people's tools (poppler).
struct Paper {
  /// What is written on it, page after page.
  let text: String
  let pages: Int
  /// The size of its pages, in points.
  let size: String

  /// Prints the page that is shown, on the paper that its stylesheet asks for.
  init(_ browser: Browser) throws {
    let printed = try browser.session.devTools("Page.printToPDF", ["preferCSSPageSize": true])
    guard let pdf = Data(base64Encoded: printed["data"]?.string ?? "") else { throw SystemFault("no PDF") }
    try self.init(pdf)
  }

  init(_ pdf: Data) throws {
    let folder = try Scratch()
    let file = folder.url.appending(path: "page.pdf")
    try pdf.write(to: file)
    func run(_ program: String, _ words: [String]) throws -> String {
      let child = try ChildProcess(words, of: program, name: "tool-\(UUID().uuidString)", in: folder.url)
      guard try child.end(within: 60) == 0 else { throw SystemFault("\(program): \(child.errors)") }
      return child.output
    }
    let facts = try run(Self.pdfinfo, [file.path]).split(separator: "\n")
    func fact(_ name: String) -> String {
      facts.first { $0.hasPrefix(name + ":") }.map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
        ?? ""
    }
    (pages, size) = (Int(fact("Pages")) ?? 0, fact("Page size"))
    text = try run(Self.pdftotext, ["-layout", file.path, "-"]).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  static let pdfinfo = "/usr/bin/pdfinfo"
  static let pdftotext = "/usr/bin/pdftotext"
}
