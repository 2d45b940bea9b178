/// Commands and groups of commands, by name.
indirect enum CommandTree: Sendable {
  case command(any Command.Type)
  case group(Group)

  /// A word that only leads to others: `agent` in `navette agent add`.
  struct Group: Sendable {
    let name: String
    let summary: String
    let children: [CommandTree]
    /// The child that takes a word which is plainly a file: `navette peril avis.json`.
    let fileChild: String?

    init(_ name: String, _ summary: String, fileChild: String? = nil, _ children: [CommandTree]) {
      self.name = name
      self.summary = summary
      self.fileChild = fileChild
      self.children = children
    }

    /// The child that a file given in place of a command goes to.
    func child(forFile word: String) -> CommandTree? {
      guard let fileChild, word.hasSuffix(".json") || word.contains("/") else { return nil }
      return children.first { $0.name.isSame(as: fileChild) }
    }

    /// The child of that name.
    /// - Throws: ``CommandError`` with `usage` and a suggestion.
    func child(_ word: String, path: [String]) throws -> CommandTree {
      if let child = children.first(where: { $0.name.isSame(as: word) }) { return child }
      let near = Suggestion.nearest(to: word, among: children.map(\.name))
      let whole = path.joined(separator: " ")
      throw CommandError.usage(
        "`\(whole)` has no command `\(SafeText.line(word))`",
        hint: near.map { "Did you mean `\(whole) \($0)`?" } ?? "See `\(whole) --help`.")
    }
  }

  var name: String {
    switch self {
    case .command(let type): type.declaration.name
    case .group(let group): group.name
    }
  }

  var summary: String {
    switch self {
    case .command(let type): type.declaration.summary
    case .group(let group): group.summary
    }
  }

  /// Every command below, with the words that lead to it.
  func commands(path: [String] = []) -> [(path: [String], type: any Command.Type)] {
    switch self {
    case .command(let type): [(path + [name], type)]
    case .group(let group): group.children.flatMap { $0.commands(path: path + [name]) }
    }
  }
}
