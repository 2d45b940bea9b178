/// Plain text: UTF-8 that shows all that it holds, and that nothing would take for a page.
enum FormatTexte {
  static func controler(_ octets: Octets) throws(ContenuRefuse) {
    var decoder = UTF8()
    var iterator = octets[0..<octets.count].makeIterator()
    var (isFirst, isBlank, afterReturn) = (true, true, false)
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput:
        guard !isBlank, !afterReturn else { throw .caractere }
        return
      case .error: throw .caractere
      case .scalarValue(let scalar):
        // Windows writes a byte-order mark before a text, and a carriage return before each line feed.
        let isMark = isFirst && scalar == "\u{FEFF}"
        guard isMark || isAcceptable(scalar), !afterReturn || scalar == "\n" else { throw .caractere }
        afterReturn = scalar == "\r"
        isFirst = false
        if isBlank, !isMark, !scalar.properties.isWhitespace {
          // Programs guess: a text that begins like a page would be shown as one.
          guard scalar != "<" else { throw .double }
          isBlank = false
        }
      }
    }
  }

  private static func isAcceptable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": true
    case "\u{200E}", "\u{200F}", "\u{061C}", "\u{FEFF}": false
    default: scalar.isAcceptable
    }
  }
}
