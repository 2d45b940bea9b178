/// Writes a string as a Cedar literal: quotes around, control characters and quotes escaped.
func quoted(_ string: String) -> String {
  var text = "\""
  for scalar in string.unicodeScalars { text += escaped(scalar) }
  return text + "\""
}

/// What stands for a scalar between the quotes of a literal.
func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\"": "\\\""
  case "\\": "\\\\"
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  case "\0": "\\0"
  default: scalar.value < 0x20 || scalar.value == 0x7F ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
  }
}
