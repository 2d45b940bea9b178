import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Testing

@testable import navette

struct AttachmentsTests {
  private static let pdf = Result { try DemoFile(name: "attestation-d-hebergement.pdf").bytes(today: today) }
  private static let today = HeureDeParis.day(of: Date())

  private func transmission() throws -> JSONObject {
    try #require(
      try JSON.parse(try DemoFile(name: "17-avec-une-piece-jointe.json").bytes(today: Self.today)).object)
  }

  private func file(_ folder: TemporaryFolder, _ name: String, _ bytes: [UInt8]) throws -> AttachmentFile {
    try Data(bytes).write(to: URL(filePath: folder.path.description).appending(path: name))
    return try #require(AttachmentFile("\(folder.path)/\(name)"))
  }

  @Test func `files are recognised by their content, described, and joined with a category`() throws {
    let folder = try TemporaryFolder()
    let certificat = try #require(
      AttachmentFile(try file(folder, "certificat.dat", Self.pdf.get()).path.description + ":sante"))
    let note = try file(folder, "note: mardi.txt", Array("Inventée.".utf8))
    var transmission = try transmission()
    try Attachments([certificat, note]).join(&transmission)
    let demande = try DemandeDeTransmission(JSONReader(.object(transmission)), today: Self.today)
    let pieces = demande.transmission.fiche.piecesJointes
    #expect(pieces.map(\.type) == [.pdf, .texte])
    #expect(pieces.map(\.categorie) == [.sante, .ordinaire])
    #expect(pieces.map { $0.nom.contenu } == ["certificat.dat", "note: mardi.txt"])
    #expect(demande.pieces.map(\.empreinte) == pieces.map(\.empreinte))
    #expect(demande.pieces.map(\.contenu.count) == pieces.map(\.taille))
    let lines = Attachments.lines(of: transmission)
    #expect(lines.count == 2)
    #expect(lines[0].contains("certificat.dat — Document PDF, \(pieces[0].taille) octets, Données de santé"))
  }

  @Test func `what is shown before sending holds no escape sequence of a name`() {
    let lines = Attachments.lines(of: ["fiche": ["piecesJointes": [["nom": "a\u{1B}[2Jb\u{202E}"], 3]]])
    #expect(lines.count == 2)
    #expect(!lines.joined().unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test func `a dry-run sends the categories and not the contents`() throws {
    let folder = try TemporaryFolder()
    var transmission = try transmission()
    try Attachments([file(folder, "CANARI.pdf", Self.pdf.get())]).join(&transmission)
    let body = JSON.object(try Simulation.body(of: transmission))
    #expect(body["categoriesPieces"] == ["ordinaire"])
    #expect(body["pieces"] == nil && !body.text.contains("CANARI"))
  }

  @Test func `a file that is missing, empty, of no accepted type or badly named is not joined`() throws {
    let folder = try TemporaryFolder()
    let faults: [(String, [UInt8], ExitCode)] = [
      ("vide.txt", [], .invalidContent), ("programme.pdf", [0x7F, 0x45, 0x4C, 0x46], .invalidContent),
      ("suite.pdf", try Self.pdf.get() + [0x4D, 0x5A], .invalidContent),
      (".cache.pdf", try Self.pdf.get(), .invalidContent), ("a\u{202E}fdp.txt", Array("a".utf8), .invalidContent),
    ]
    for (name, bytes, code) in faults {
      let file = try file(folder, name, bytes)
      let error = #expect(throws: CommandError.self) { _ = try Attachments([file]) }
      #expect(error?.code == code, "\(name)")
    }
    let missing = try #require(AttachmentFile("\(folder.path)/rien.pdf:santé"))
    #expect(missing.categorie == .ordinaire)
    #expect(#expect(throws: CommandError.self) { _ = try Attachments([missing]) }?.code == .notFound)
    #expect(AttachmentFile(":sante") == nil && AttachmentFile("") == nil)
  }

  @Test func `a transmission without a fiche takes no attachment`() throws {
    let folder = try TemporaryFolder()
    let attachments = try Attachments([file(folder, "a.pdf", Self.pdf.get())])
    var empty: JSONObject = [:]
    #expect(throws: CommandError.self) { try attachments.join(&empty) }
    #expect(empty.members.isEmpty)
  }
}
