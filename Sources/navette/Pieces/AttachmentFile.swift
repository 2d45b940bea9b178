import Liaison

/// A file to join to a fiche, and what the RGPD makes of it: `FILE[:CATEGORY]`.
struct AttachmentFile: Hashable, Sendable {
  let path: FilePath
  let categorie: CategorieRGPD

  /// What follows the last colon is a category when it is a code of the list; otherwise it belongs to the name.
  init?(_ word: String) {
    if let colon = word.utf8.lastIndex(of: UInt8(ascii: ":")),
      let categorie = try? CategorieRGPD(code: String(word[word.utf8.index(after: colon)...]))
    {
      guard let path = FilePath(String(word[..<colon])) else { return nil }
      (self.path, self.categorie) = (path, categorie)
    } else {
      guard let path = FilePath(word) else { return nil }
      (self.path, categorie) = (path, .ordinaire)
    }
  }
}

extension Reading where Value == AttachmentFile {
  /// A file, and perhaps its category.
  static var attachment: Reading<AttachmentFile> {
    Reading(expected: "FILE or FILE:CATEGORY (\(CodeList.text(CategorieRGPD.self)))") { AttachmentFile($0) }
  }
}
