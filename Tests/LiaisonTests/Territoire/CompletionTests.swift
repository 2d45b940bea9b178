import Foundation
import Liaison
import Testing

struct CompletionTests {
  struct Vector: Sendable {
    let departement: String?
    let typed: String
    let codes: [String]
  }

  static let vectors: [Vector] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/completions.tsv")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Vector(
        departement: fields[0].isEmpty ? nil : fields[0], typed: fields[1],
        codes: fields[2] == "-" ? [] : fields[2].split(separator: " ").map(String.init))
    }
  }()

  @Test func `there are vectors`() { #expect(Self.vectors.count > 40) }

  @Test(arguments: vectors)
  func `what is typed is completed as the vectors say`(vector: Vector) throws {
    let found = try CompletionCommunes.france().completer(vector.typed, departement: vector.departement)
    let codes = found.map(\.code.description)
    #expect(Array(codes.prefix(vector.codes.count)) == vector.codes, "\(vector.typed): \(codes)")
    #expect(codes.isEmpty == vector.codes.isEmpty)
    #expect(Set(codes).count == codes.count)
  }

  @Test func `every commune is found by its whole name, wherever one is`() throws {
    let completion = try CompletionCommunes.france()
    let communes = ["01", "14", "2A", "974"].flatMap { completion.communes.communes(departement: $0) }
    #expect(communes.count > 900)
    for commune in communes {
      for departement in [nil, "01", commune.code.departement] {
        let found = completion.completer(commune.nom, departement: departement)
        // Ten others may bear the very same name; none may hide it otherwise.
        #expect(found.contains(commune) || found.allSatisfy { $0.nom == commune.nom }, "\(commune.nom)")
      }
    }
  }

  @Test func `an answer is bounded, and the département's come first`() throws {
    let completion = try CompletionCommunes.france()
    let all = completion.completer("saint", departement: "01", limite: 100)
    #expect(all.count == 100)
    let here = all.prefix { $0.code.departement == "01" }
    #expect(here.count > 40 && !all.dropFirst(here.count).contains { $0.code.departement == "01" })
    #expect(completion.completer("saint").count == 10)
    #expect(completion.completer("saint", limite: 0).isEmpty && completion.completer("saint", limite: -1).isEmpty)
    for departement in ["00", "", "1", "01053", "2C", "９9"] {
      #expect(completion.completer("saint", departement: departement) == completion.completer("saint"))
    }
    #expect(completion.completer(String(repeating: "\u{301}", count: 64) + "bourg").isEmpty)
    #expect(completion.completer(String(repeating: "\u{301}", count: 59) + "bourg").count == 10)
  }

  @Test(arguments: [
    ("bourg en bresse", "01053"), ("St-Denis-lès-Bourg", "01344"), ("01053", "01053"), ("01440", "01451"),
    ("l'abergement de varey", "01002"), ("2a004", "2A004"),
  ])
  func `a text that is that of one commune designates it`(typed: String, code: String) throws {
    let completion = try CompletionCommunes.france()
    #expect(completion.resoudre(typed) == .commune(try completion.communes.commune(CodeCommune(code))))
  }

  @Test(arguments: [
    ("bourg", ["01053", "01054"]), ("saint-martin", ["01374"]), ("01000", ["01053", "01344"]),
    ("abergement de varey", ["01002"]), ("bourg en bress", ["01053"]), ("0105", ["01053"]), ("zzzz", []), ("", []),
  ])
  func `a text that may mean several is left to choose from`(typed: String, first: [String]) throws {
    guard case .candidates(let found) = try CompletionCommunes.france().resoudre(typed, departement: "01") else {
      Issue.record("\(typed) was taken for one commune")
      return
    }
    #expect(found.map(\.code.description).starts(with: first), "\(found.map(\.code))")
    #expect(found.isEmpty == first.isEmpty)
  }
}
