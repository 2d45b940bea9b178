import Foundation
import Liaison
import Testing

/// The contents of attachments, each a file: `Vectors/pieces/TYPE/NAME` is one, `refuses/TYPE.FAULT.NAME` is not.
struct ContenuTests {
  struct Refus: Sendable, CustomTestStringConvertible {
    let nom: String
    let type: PieceJointe.TypeContenu
    let faute: ContenuRefuse
    var testDescription: String { nom }
  }

  private static let dossier = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/pieces")

  private static func noms(_ dossier: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: Self.dossier.appending(path: dossier).path)) ?? []
  }

  static let acceptes: [(PieceJointe.TypeContenu, String)] = PieceJointe.TypeContenu.allCases.flatMap { type in
    noms(type.code).sorted().map { (type, $0) }
  }

  static let refuses: [Refus] = noms("refuses").sorted().compactMap { nom in
    let parts = nom.split(separator: ".").map(String.init)
    guard parts.count == 3, let type = try? PieceJointe.TypeContenu(code: parts[0]),
      let faute = ContenuRefuse.allCases.first(where: { "\($0)" == parts[1] })
    else { return nil }
    return Refus(nom: nom, type: type, faute: faute)
  }

  private func octets(_ chemin: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: Self.dossier.appending(path: chemin)))
  }

  private func faute(_ octets: [UInt8], _ type: PieceJointe.TypeContenu) -> ContenuRefuse? {
    octets.withUnsafeBytes { bytes in
      do throws(ContenuRefuse) {
        try type.controler(bytes)
        return nil
      } catch {
        return error
      }
    }
  }

  @Test func `there are vectors of every type and fault, and twice as many refusals`() {
    #expect(Set(Self.acceptes.map(\.0)) == Set(PieceJointe.TypeContenu.allCases))
    #expect(Set(Self.refuses.map(\.faute)) == Set(ContenuRefuse.allCases))
    #expect(Self.refuses.count == Self.noms("refuses").count)
    #expect(Self.refuses.count >= 2 * Self.acceptes.count)
  }

  @Test(arguments: acceptes)
  func `a whole document is of its type and of no other`(type: PieceJointe.TypeContenu, nom: String) throws {
    let octets = try octets("\(type.code)/\(nom)")
    #expect(faute(octets, type) == nil)
    #expect(octets.withUnsafeBytes { PieceJointe.TypeContenu.reconnaitre($0) } == type)
    for other in PieceJointe.TypeContenu.allCases where other != type { #expect(faute(octets, other) != nil) }
  }

  @Test(arguments: refuses)
  func `what is not a whole document, or is more than one, is refused`(refus: Refus) throws {
    #expect(faute(try octets("refuses/\(refus.nom)"), refus.type) == refus.faute)
  }

  // A text may be cut anywhere, and a PDF that was updated where its first state ends: those are whole.
  @Test(arguments: acceptes.filter { $0.0 != .texte && $0.1 != "mis-a-jour.pdf" })
  func `a document that was cut anywhere is refused`(
    type: PieceJointe.TypeContenu, nom: String
  ) throws {
    let octets = try octets("\(type.code)/\(nom)")
    for count in 0..<octets.count - 2 { #expect(faute(Array(octets[..<count]), type) != nil, "\(count)") }
  }

  @Test func `no octet that changes makes a check trap`() throws {
    for (type, nom) in Self.acceptes {
      var octets = try octets("\(type.code)/\(nom)")
      for index in octets.indices {
        let before = octets[index]
        for value in [0, 0x7F, 0x80, 0xFF, before ^ 1] {
          octets[index] = value
          _ = faute(octets, type)
        }
        octets[index] = before
      }
      #expect(faute(octets, type) == nil)
    }
  }

  @Test(arguments: ["a/b.pdf", "a\\b.pdf", "..", ".cache.pdf", "a\u{200F}fdp.exe", "a\u{200B}.pdf", "\u{FEFF}a.pdf"])
  func `a name that is a path, is hidden or deceives is refused`(nom: String) {
    #expect(throws: LiaisonError(.forbiddenCharacter)) {
      try PieceJointe(
        nom: Ligne(nom), type: .pdf, taille: 1, empreinte: [UInt8](repeating: 1, count: 32), categorie: .ordinaire)
    }
  }

  @Test func `the attachments of a fiche have a greatest size together`() throws {
    func piece(_ octet: UInt8, _ taille: Int) throws -> PieceJointe {
      try PieceJointe(
        nom: Ligne("p"), type: .pdf, taille: taille, empreinte: [UInt8](repeating: octet, count: 32),
        categorie: .ordinaire)
    }
    func fiche(_ tailles: [Int]) throws -> FicheNavette {
      try FicheNavette(
        identite: Exemples.identite(), demande: Exemples.demande(),
        piecesJointes: tailles.enumerated().map { try piece(UInt8($0), $1) })
    }
    let maximum = PieceJointe.tailleMaximale
    #expect(try fiche([maximum]).piecesJointes.count == 1)
    #expect(try fiche([maximum / 2, maximum / 2]).piecesJointes.count == 2)
    #expect(throws: LiaisonError(.outOfRange)) { try fiche([maximum / 2, maximum / 2 + 1]) }
    #expect(throws: LiaisonError(.outOfRange)) { try fiche([maximum, 1]) }
  }
}
