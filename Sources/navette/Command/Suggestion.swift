/// What somebody probably meant to type.
enum Suggestion {
  /// The known word nearest to `word`, if it is near: two edits at most, fewer for short words, or a beginning.
  static func nearest(to word: String, among known: [String]) -> String? {
    let typed = Array(word.unicodeScalars.prefix(64))
    let ranked = known.map { (word: $0, distance: distance(typed, Array($0.unicodeScalars))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    if best.distance <= max(1, min(2, typed.count / 3)) { return best.word }
    return typed.count >= 3 ? known.first { $0.hasPrefix(word) } : nil
  }

  /// Edits (insert, delete, replace, swap of neighbours) between two words.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
