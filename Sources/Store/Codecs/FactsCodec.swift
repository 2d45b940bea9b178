internal import Liaison

/// The text form of coded facts: one `field=value` a line. `+` and `-` are yes and no, `a|b` several codes, `|` none.
///
/// Codes are kebab-case ASCII, so that nothing needs escaping.
enum FactsCodec {
  static func encode(_ facts: FaitsCodes) -> String {
    facts.codes.map { field, value in
      switch value {
      case .booleen(let yes): "\(field)=\(yes ? "+" : "-")"
      case .code(let code): "\(field)=\(code)"
      case .codes(let codes): "\(field)=|\(codes.joined(separator: "|"))"
      }
    }.joined(separator: "\n")
  }

  static func decode(_ text: String) throws -> FaitsCodes {
    var codes: [(champ: String, valeur: ValeurCodee)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let equal = line.firstIndex(of: "=") else { throw StoreError(.corrupt, "reading coded facts") }
      let value = line[line.index(after: equal)...]
      let decoded: ValeurCodee =
        switch value {
        case "+": .booleen(true)
        case "-": .booleen(false)
        case _ where value.first == "|": .codes(value.dropFirst().split(separator: "|").map(String.init))
        default: .code(String(value))
        }
      codes.append((champ: String(line[..<equal]), valeur: decoded))
    }
    return try FaitsCodes(codes: codes)
  }
}
