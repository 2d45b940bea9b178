/// A lexical unit of policy text.
struct Token {
  enum Kind: Equatable {
    case identifier
    case number
    case string
    case slot
    case symbol(Symbol)
    case end
  }

  enum Symbol: String {
    case at = "@"
    case dot = "."
    case comma = ","
    case semicolon = ";"
    case colon = ":"
    case doubleColon = "::"
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBrace = "{"
    case closeBrace = "}"
    case openBracket = "["
    case closeBracket = "]"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case or = "||"
    case and = "&&"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case remainder = "%"
    case not = "!"
    case assign = "="
    case question = "?"
  }

  let kind: Kind
  let span: SourceSpan
}
