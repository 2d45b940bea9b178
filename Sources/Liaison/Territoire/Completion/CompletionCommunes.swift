/// The communes of France as people type them: by the start of a word of the name, or of a postal or INSEE code.
///
/// ```swift
/// try CompletionCommunes.france().completer("st denis", departement: "01")
/// ```
///
/// Accents, hyphens, apostrophes and spaces do not count, and "St" is "Saint".
public struct CompletionCommunes: Sendable {
  /// The communes.
  public let communes: Communes
  private let noms: IndexDesNoms
  private let codes: IndexDesCodes

  /// The index of the list that ships with the module, built once.
  /// - Throws: `unreadableCommunes` if the resource is missing or damaged.
  public static func france() throws(LiaisonError) -> CompletionCommunes { try construite.get() }

  private static let construite = Result { () throws(LiaisonError) in CompletionCommunes(try Communes.france()) }

  /// Indexes a list.
  /// - Complexity: O(n log n).
  public init(_ communes: Communes) {
    self.communes = communes
    noms = IndexDesNoms(communes.lignes.lazy.map { String(decoding: communes.bytes[$0.nom], as: UTF8.self) })
    codes = IndexDesCodes(communes)
  }

  /// The most scalars of a text that are read.
  public static let longueur = 64

  /// The communes that answer what somebody is typing.
  ///
  /// The département's come before the others; in each, exact names and codes, then names and postal codes that begin
  /// so, then inner words and INSEE codes; the most populated first.
  /// - Parameters:
  ///   - texte: what was typed; at most ``longueur`` scalars are read.
  ///   - departement: the one whose communes come first (`01`), if there is one.
  ///   - limite: at most so many.
  /// - Complexity: O(log n + m) for m words that begin so.
  public func completer(_ texte: String, departement: String? = nil, limite: Int = 10) -> [Commune] {
    var meilleures = Meilleures(limite: limite)
    let ici = departement.map { communes.rangs(departement: $0) } ?? 0..<0
    visiter(texte) { rang, qualite in
      meilleures.offrir(
        rang, ici: ici.contains(rang), qualite: qualite, population: communes.lignes[rang].population ?? 0)
    }
    return meilleures.rangs.map(communes.commune(at:))
  }

  /// What a text that was typed to its end designates: for forms without a script.
  public enum Resolution: Hashable, Sendable {
    /// One commune, and no other.
    case commune(Commune)
    /// Those that it may mean, the likeliest first; none when nothing begins so.
    case candidates([Commune])
  }

  /// The commune whose name, INSEE code or postal code is the text, if it is that of no other; else those to choose from.
  ///
  /// A name that two communes of France bear is never settled by the département: the wrong secteur would read the fiche.
  /// - Parameters: as for ``completer(_:departement:limite:)``.
  public func resoudre(_ texte: String, departement: String? = nil, limite: Int = 10) -> Resolution {
    var exactes: Set<Int> = []
    visiter(texte, toutEntier: true) { rang, qualite in
      if qualite == .exacte { exactes.insert(rang) }
    }
    if exactes.count == 1, let rang = exactes.first { return .commune(communes.commune(at: rang)) }
    return .candidates(completer(texte, departement: departement, limite: limite))
  }

  /// Hands over every answer, some more than once.
  /// - Parameter toutEntier: whether only a whole name is exact, its article included.
  private func visiter(_ texte: String, toutEntier: Bool = false, _ body: (Int, Qualite) -> Void) {
    let texte = String(String.UnicodeScalarView(texte.unicodeScalars.prefix(Self.longueur)))
    for requete in NomNormalise.requetes(texte) {
      codes.chercher(requete, body)
      for entree in noms.chercher(requete) {
        let exacte = toutEntier ? entree.estPremier : entree.estDebut
        body(
          Int(entree.rang),
          exacte && noms.finit(entree, apres: requete.count) ? .exacte : entree.estDebut ? .debut : .interieur)
      }
    }
  }
}

/// How well a commune answers.
enum Qualite: UInt64 {
  case exacte, debut, interieur
}
