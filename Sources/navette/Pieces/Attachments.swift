import Cryptography
import Gateway
import JSON
import Liaison

/// Files that go with a fiche: read, recognised by their content, described and added to a transmission.
struct Attachments {
  private let pieces: [(description: PieceJointe, content: ContenuDePiece)]

  /// - Throws: ``CommandError``: `notFound`, or `invalidContent` for what is too large, is of no accepted type, or has a
  ///   name that may not go.
  init(_ files: [AttachmentFile]) throws {
    pieces = try files.map { file in
      let content = try BoundedFile.content(file.path, maximum: PieceJointe.tailleMaximale)
      let digest = SHA256.digest(content).bytes
      return (
        try Self.describe(file, content, digest), ContenuDePiece(empreinte: digest, contenu: content)
      )
    }
  }

  private static func describe(_ file: AttachmentFile, _ content: SecretBytes, _ digest: [UInt8]) throws -> PieceJointe
  {
    let shown = SafeText.line(file.path.name)
    guard let type = content.withUnsafeBytes({ PieceJointe.TypeContenu.reconnaitre($0) }) else {
      throw CommandError(
        .invalidContent, "`\(shown)` cannot be joined: \(reason(file, content))",
        hint: "Accepted: \(PieceJointe.TypeContenu.allCases.map(\.libelle).joined(separator: ", ")).")
    }
    do {
      return try PieceJointe(
        nom: Ligne(file.path.name), type: type, taille: content.count, empreinte: digest, categorie: file.categorie)
    } catch {
      throw CommandError(.invalidContent, "`\(shown)` cannot be joined under this name: \(error.message)")
    }
  }

  /// Why it is not of the type that its name announces.
  private static func reason(_ file: AttachmentFile, _ content: SecretBytes) -> String {
    let type: PieceJointe.TypeContenu =
      switch file.path.name.split(separator: ".").last?.lowercased() {
      case "pdf": .pdf
      case "png": .png
      case "jpg", "jpeg": .jpeg
      default: .texte
      }
    return content.withUnsafeBytes { bytes in
      do throws(ContenuRefuse) {
        try type.controler(bytes)
        return ""
      } catch {
        return error.message
      }
    }
  }

  /// Adds the descriptions to the fiche, and the contents beside it.
  /// - Throws: ``CommandError`` with `invalidContent` when there is no fiche.
  func join(_ transmission: inout JSONObject) throws {
    guard !pieces.isEmpty else { return }
    guard case .object(var fiche)? = transmission["fiche"] else {
      throw CommandError(.invalidContent, "/fiche is missing or is not an object")
    }
    fiche["piecesJointes"] = .array((fiche["piecesJointes"]?.array ?? []) + pieces.map(\.description.json))
    transmission["fiche"] = .object(fiche)
    transmission["pieces"] = .array((transmission["pieces"]?.array ?? []) + pieces.map(\.content.json))
  }

  /// What a transmission is about to send beside its text, a line for each attachment: those of its file too.
  static func lines(of transmission: JSONObject) -> [String] {
    (transmission["fiche"]?["piecesJointes"]?.array ?? []).enumerated().map { index, piece in
      func label<List: Coded>(_ member: String, _ list: List.Type) -> String {
        Labels.label(list, piece[member]?.string ?? "?")
      }
      let size = piece["taille"]?.integer.map { "\($0)" } ?? "?"
      return "Pièce jointe \(index + 1) : \(SafeText.line(piece["nom"]?.string ?? "?")) — "
        + "\(label("type", PieceJointe.TypeContenu.self)), \(size) octets, \(label("categorie", CategorieRGPD.self))"
    }
  }
}
