/// A person as a fiche or a request names them, and what finds them again under another writing.
///
/// Names are compared without accents, particles, hyphens or order (first and last names are often exchanged), compound
/// names by each of their parts, and by sound where the date of birth is the same.
public struct PersonneCitee: Hashable, Sendable {
  /// Pairs of words that are looked for: a family name with a first name, in alphabetical order.
  private let paires: [[UInt8]]
  /// Every word.
  private let mots: [[UInt8]]
  /// The whole name.
  private let entier: [UInt8]
  private let naissance: CalendarDay?

  /// At most so many keys come of a person.
  public static let maximumDeCles = Self.maximumDePaires + Self.maximumDeSons + 6
  private static let maximumDePaires = 6
  private static let maximumDeSons = 4

  /// A person whose family name and first names are known apart.
  public init(nom: String, nomUsage: String? = nil, prenoms: String, naissance: CalendarDay?) {
    let familles = [MotsDeNom(nom)] + (nomUsage.map { [MotsDeNom($0)] } ?? [])
    let prenom = MotsDeNom(prenoms)
    // Whole names first: the first pairs are those that matter when there are too many.
    let gauche = familles.map(\.joints) + familles.flatMap(\.mots)
    let droite = Array(prenom.mots.prefix(3)) + [Array(prenom.mots.prefix(2).joined())]
    self.init(
      paires: droite.flatMap { d in gauche.map { [$0, d] } }, mots: familles.flatMap(\.mots) + prenom.mots.prefix(2),
      entier: [familles[0].joints, prenom.mots[0]], naissance)
  }

  /// A person whose whole name was written on one line, in an order that nobody knows.
  public init(nomComplet: String, naissance: CalendarDay?) {
    let mots = MotsDeNom(nomComplet).mots
    var paires: [[[UInt8]]] = []
    for (index, mot) in mots.enumerated() { paires += mots[(index + 1)...].map { [mot, $0] } }
    self.init(paires: paires, mots: mots, entier: mots, naissance)
  }

  private init(paires: [[[UInt8]]], mots: [[UInt8]], entier: [[UInt8]], _ naissance: CalendarDay?) {
    func sorted(_ words: [[UInt8]]) -> [UInt8] {
      Array(words.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [UInt8(ascii: " ")]))
    }
    let distinct = paires.map(sorted).reduce(into: [[UInt8]]()) { if !$0.contains($1) { $0.append($1) } }
    self.paires = Array(distinct.prefix(Self.maximumDePaires))
    self.mots = mots
    self.entier = sorted(entier)
    self.naissance = naissance
  }

  /// The keys under which the person is kept, each once, ``maximumDeCles`` at most.
  public var cles: [CleAppariement] {
    [CleAppariement(naissance == nil ? .nomSansDate : .nomSeul, entier)] + clesDatees
  }

  /// The keys under which the person is looked for. Two dates that are written and share nothing are those of two persons,
  /// whatever their name: the name alone is compared only where one of the two has no date.
  public var clesCherchees: [CleAppariement] {
    [CleAppariement(.nomSansDate, entier)] + (naissance == nil ? [CleAppariement(.nomSeul, entier)] : clesDatees)
  }

  private var clesDatees: [CleAppariement] {
    guard let naissance else { return [] }
    let (year, month, day) = naissance.civil
    let date = Self.octets(year, month, day)
    var cles = paires.map { CleAppariement(.nomEtDate, $0, date) }
    cles.append(CleAppariement(.dateInversee, entier, Self.octets(year, min(month, day), max(month, day))))
    cles += [
      CleAppariement(.datePartielle, entier, Self.octets(year, month, nil)),
      CleAppariement(.datePartielle, entier, Self.octets(year, nil, day)),
      CleAppariement(.datePartielle, entier, Self.octets(nil, month, day)),
      CleAppariement(.nomEtAnnee, entier, Self.octets(year, nil, nil)),
    ]
    let sons = mots.map(CodePhonetique.code).reduce(into: [[UInt8]]()) { if !$0.contains($1) { $0.append($1) } }
    cles += sons.prefix(Self.maximumDeSons).map { CleAppariement(.sonEtDate, $0, date) }
    return cles
  }

  /// A date as text; a part that is not compared is a question mark.
  private static func octets(_ parts: Int?...) -> [UInt8] {
    Array(parts.map { $0.map(String.init) ?? "?" }.joined(separator: "-").utf8)
  }
}

extension PersonneCitee {
  /// The person a fiche is about.
  public init(_ identite: Identite) {
    self.init(
      nom: identite.nom.contenu, nomUsage: identite.nomUsage?.contenu, prenoms: identite.prenoms.contenu,
      naissance: identite.naissance?.jour)
  }

  /// Everyone a fiche names: the person it is about, the children in danger, and the household where it gives names.
  public static func citees(par fiche: FicheNavette) -> [PersonneCitee] {
    [PersonneCitee(fiche.identite)]
      + (fiche.mineurs?.mineurs ?? []).map {
        PersonneCitee(nomComplet: $0.nom.contenu, naissance: $0.naissance?.jour)
      }
      + (fiche.compositionFamiliale?.membres ?? []).compactMap { membre in
        membre.nom.map { PersonneCitee(nomComplet: $0.contenu, naissance: membre.naissance?.jour) }
      }
  }
}

extension PersonneCitee: CustomStringConvertible, CustomReflectable {
  /// Never the name.
  public var description: String { "‹personne›" }
  /// No children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
