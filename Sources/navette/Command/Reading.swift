/// How a word of the command line becomes a value.
struct Reading<Value: Sendable>: Sendable {
  /// What a valid word looks like, for the message that refuses another.
  let expected: String
  /// The value, or `nil` when the word is not one.
  let parse: @Sendable (String) -> Value?

  init(expected: String, _ parse: @escaping @Sendable (String) -> Value?) {
    self.expected = expected
    self.parse = parse
  }
}

extension Reading where Value == String {
  /// Any text.
  static var text: Reading<String> { Reading(expected: "a text") { $0.isEmpty ? nil : $0 } }

  /// One of a closed list of codes, compared as bytes.
  static func code(_ codes: [String]) -> Reading<String> {
    Reading(expected: codes.joined(separator: ", ")) { word in codes.first { $0.isSame(as: word) } }
  }
}

extension Reading where Value == FilePath {
  /// The path of a file or a folder; `-` is not special.
  static var path: Reading<FilePath> { Reading(expected: "a path") { FilePath($0) } }
}

extension Reading where Value == Int {
  /// A decimal integer of that range, digits only.
  static func integer(in range: ClosedRange<Int>) -> Reading<Int> {
    Reading(expected: "a number from \(range.lowerBound) to \(range.upperBound)") { word in
      guard !word.isEmpty, word.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(word) else { return nil }
      return range.contains(value) ? value : nil
    }
  }
}

extension String {
  /// Whether both are the same bytes: `==` would take a Kelvin sign for a K.
  func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
