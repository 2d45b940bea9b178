/// The words of a person's name that tell them apart: simple letters, without particles, articles or initials.
///
/// "de La Fontaine", "Delafontaine" and "LAFONTAINE" do not become one: what was written as one word stays one, and
/// ``PersonneCitee`` also compares names with their words joined.
struct MotsDeNom: Hashable, Sendable {
  /// The words, in their order, each once; never empty for a text that has a letter.
  let mots: [[UInt8]]

  init(_ text: String) {
    var bytes: [UInt8] = []
    LettresSimples.append(text.unicodeScalars, to: &bytes)
    let all = bytes.split(separator: UInt8(ascii: " ")).map(Array.init)
    let telling = all.filter { $0.count > 1 && !Self.particules.contains($0) }
    // A name of nothing else ("Le", "Ben", "O"), or in letters that are not Latin, is taken as it is.
    let kept = telling.isEmpty ? (all.isEmpty ? [Array(text.lowercased().utf8)] : all) : telling
    mots = kept.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The words as one.
  var joints: [UInt8] { Array(mots.joined()) }

  /// Particles and articles of names met in France: a form filled in a hurry leaves them out, or not.
  private static let particules: Set<[UInt8]> = Set(
    [
      "de", "du", "des", "la", "le", "les", "et", "dit", "dite", "veuve", "epouse", "nee", "ne",
      "da", "das", "do", "dos", "di", "del", "della", "delle", "dal", "y",
      "van", "von", "der", "den", "ter", "ten", "zu", "zum", "zur", "af", "av",
      "el", "al", "ben", "ibn", "bin", "bint", "ould", "ait", "abu", "abou", "mac", "mc",
      "saint", "st", "sainte", "ste",
      "ste",
    ].map { Array($0.utf8) })
}
