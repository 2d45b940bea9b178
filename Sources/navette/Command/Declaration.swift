/// What a command is called, takes and does.
struct Declaration: Sendable {
  /// A command line, and what it shows.
  struct Example: Sendable {
    let line: String
    let meaning: String

    init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// The last word of the command: `add` in `navette agent add`.
  let name: String
  /// One sentence.
  let summary: String
  /// Paragraphs, wrapped when printed.
  let discussion: [String]
  /// Options and flags, in the order of the help.
  let options: [Parameter]
  /// Positional arguments, in order; only the last may be optional or repeated.
  let operands: [Parameter]
  let examples: [Example]

  init(
    _ name: String, summary: String, discussion: [String] = [], operands: [Parameter] = [],
    options: [Parameter] = [], examples: [Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.options = options
    self.operands = operands
    self.examples = examples
  }
}
