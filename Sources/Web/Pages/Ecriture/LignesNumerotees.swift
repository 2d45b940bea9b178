/// The lines of a table of the form: members of the family, minors, hours.
struct LignesNumerotees: Sendable {
  /// What `_ajouter` calls them.
  let code: String
  /// The name before the number.
  let prefix: String
  /// The most lines.
  let maximum: Int

  static let plages = LignesNumerotees(code: "plage", prefix: "fiche/consignesContact/plages/", maximum: 14)
  static let membres = LignesNumerotees(code: "membre", prefix: "fiche/compositionFamiliale/membres/", maximum: 30)
  static let mineurs = LignesNumerotees(code: "mineur", prefix: "fiche/mineurs/mineurs/", maximum: 20)
  static let all = [plages, membres, mineurs]

  /// How many lines a page shows: those that were begun, one at least, one more when it was asked for.
  func count(_ form: Form) -> Int {
    let begun = form.items.compactMap { number(of: $0.name) }.max().map { $0 + 1 } ?? 0
    return min(max(begun, 1) + (begun > 0 && form.has("_ajouter", code) ? 1 : 0), maximum)
  }

  /// The items with the lines that were left empty taken out: the API counts those that are there, and a fault must point at
  /// the line that the person sees.
  func renumbered(_ items: [(name: String, value: String)]) -> [(name: String, value: String)] {
    var used: [Int] = []
    for item in items where !item.value.isEmpty {
      if let number = number(of: item.name), !used.contains(number) { used.append(number) }
    }
    used.sort()
    return items.compactMap { item in
      guard let number = number(of: item.name) else { return item }
      guard let place = used.firstIndex(of: number) else { return nil }
      return ("\(prefix)\(place)" + item.name.dropFirst(prefix.count + "\(number)".count), item.value)
    }
  }

  private func number(of name: String) -> Int? {
    guard name.hasPrefix(prefix) else { return nil }
    let digits = name.dropFirst(prefix.count).prefix { $0 != "/" }
    return Int(digits).flatMap { (0..<1000).contains($0) && String($0) == digits ? $0 : nil }
  }
}
