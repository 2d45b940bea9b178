extension PieceJointe.TypeContenu {
  /// Checks that a content is a whole document of this type, and of no other: from its first byte to its last.
  ///
  /// What is inside a PDF (scripts, links, other files) is not judged: whoever opens it uses a reader that is up to date.
  /// - Throws: ``ContenuRefuse``.
  /// - Complexity: O(n), without a copy.
  public func controler(_ contenu: UnsafeRawBufferPointer) throws(ContenuRefuse) {
    let octets = Octets(contenu)
    switch self {
    case .pdf: try FormatPDF.controler(octets)
    case .png: try FormatPNG.controler(octets)
    case .jpeg: try FormatJPEG.controler(octets)
    case .texte: try FormatTexte.controler(octets)
    }
    // A reader of PDF accepts a header that is not at the beginning, and archives are read from their end.
    let isPDFToo = self != .pdf && octets.place(of: FormatPDF.entete, in: 0..<min(1024, octets.count)) != nil
    guard !isPDFToo, !FormatArchive.finit(octets) else { throw .double }
  }

  /// The type of a content, if it is a whole document of one.
  public static func reconnaitre(_ contenu: UnsafeRawBufferPointer) -> Self? {
    allCases.first { type in
      do throws(ContenuRefuse) {
        try type.controler(contenu)
        return true
      } catch {
        return false
      }
    }
  }
}
