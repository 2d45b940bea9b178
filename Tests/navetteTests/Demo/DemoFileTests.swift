import Foundation
import Gateway
import JSON
import Liaison
import Testing

@testable import navette

struct DemoFileTests {
  private static let today = HeureDeParis.day(of: Date())
  private static let unknownCommune = "14-commune-inconnue.json"

  private static func json(_ name: String) throws -> JSON {
    try JSON.parse(try DemoFile(name: name).bytes(today: today))
  }

  @Test(arguments: DemoFile.fiches.map(\.name).filter { $0 != Self.unknownCommune })
  func `a fiche is what the API reads`(name: String) throws {
    _ = try DemandeDeTransmission(JSONReader(try Self.json(name)), today: Self.today)
  }

  @Test func `the commune that does not exist is the field that is named`() throws {
    let error = #expect(throws: JSONReadingError.self) {
      _ = try DemandeDeTransmission(JSONReader(try Self.json(Self.unknownCommune)), today: Self.today)
    }
    #expect(error?.pointer == "/fiche/coordonnees/commune")
  }

  @Test func `at least eight fiches are transmitted, about distinct situations`() throws {
    let transmitted = DemoFile.fiches.prefix(10)
    let problems = try transmitted.map { try Self.json($0.name)["fiche"]?["situation"]?["problematique"]?.string }
    #expect(Set(problems).count >= 8)
    #expect(!problems.contains(nil))
  }

  @Test func `the other documents are what the API reads`() throws {
    _ = try Retour(JSONReader(try Self.json("retour-01.json")), today: Self.today)
    _ = try DemandeDAvis(JSONReader(try Self.json("avis-de-peril.json")), today: Self.today)
    var said = try Self.json("transmission-orale.json").object ?? [:]
    said["le"] = "2026-11-21T10:00:00Z"
    _ = try DemandeDeConsignation(JSONReader(.object(said)), today: Self.today)
    let text = String(decoding: try DemoFile(name: "justification.txt").bytes(today: Self.today), as: UTF8.self)
    _ = try Justification(JSONReader(["texte": .string(text.trimmingCharacters(in: .newlines))]), today: Self.today)
  }

  @Test func `destinations that are named exist`() throws {
    let known = Set(DemoTerritory.secteurs.map(\.id) + DemoTerritory.bodies.map(\.id))
    for file in DemoFile.fiches {
      guard let destination = try Self.json(file.name)["destination"]?.string else { continue }
      #expect(known.contains(destination), "\(file.name)")
    }
  }

  @Test func `telephone numbers are those kept for fiction`() throws {
    for file in DemoFile.fiches {
      let text = String(decoding: try DemoFile(name: file.name).bytes(today: Self.today), as: UTF8.self)
      for match in text.matches(of: /0[1-9](?: \d\d){4}/) {
        #expect(["06 39 98", "04 65 71"].contains { match.output.hasPrefix($0) }, "\(file.name)")
      }
    }
  }

  @Test(arguments: [("@J", 0), ("@J-3", -3), ("@J+4", 4)])
  func `a mark becomes a day`(mark: String, days: Int) throws {
    let today = try CalendarDay("2026-11-21")
    let json = DemoFile.dated(["a": [.string(mark)]], today)
    #expect(json == ["a": [.string(today.adding(days: days).description)]])
  }

  @Test(arguments: ["@Jeudi", "J", "le @J", "@J--1"])
  func `another text stays as it is`(text: String) throws {
    #expect(DemoFile.dated(.string(text), try CalendarDay("2026-11-21")) == .string(text))
  }

  @Test func `a file that the program does not carry is refused`() {
    #expect(throws: CommandError(.internalError, "")) { try DemoFile(name: "99.json").bytes(today: Self.today) }
  }
}
