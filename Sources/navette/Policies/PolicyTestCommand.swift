import Law

/// `navette policy test`
struct PolicyTestCommand: Command {
  static let declaration = Declaration(
    "test", summary: "Run the cases that stand beside the policies, and say what they hold in place.",
    discussion: [
      "The cases are in the folder's `tests`. Each is one sentence, a few facts, and what the law should answer. A policy "
        + "that no case tries both ways is named; so is a clause that may be deleted without any case failing.",
      "Exit code 0 when every case passes, every policy is tried and every clause is needed; 1 otherwise.",
    ],
    options: [PolicyFolder.option.parameter, CommonOptions.json.parameter],
    examples: [
      .init("navette policy test", "The folder Policies."),
      .init("navette policy test --policies drafts --json", "Another folder, for a program."),
    ])

  private let folder: FilePath
  private let isJSON: Bool

  init(_ values: Values) throws {
    folder = try values.optional(PolicyFolder.option) ?? PolicyFolder.standard()
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let book = try PolicyFolder.book(folder)
    let cases = try PolicyFolder.cases(folder, book)
    guard !cases.isEmpty else {
      throw CommandError(.notFound, "there is no case in `\(SafeText.line(folder.appending("tests").description))`")
    }
    let report = book.run(cases)
    if isJSON { console.print(report.json.text) } else { report.print(console) }
    guard report.isSuccess else { throw CommandError(.refused, "") }
  }
}
