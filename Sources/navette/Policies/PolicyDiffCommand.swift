import JSON
import Journal
import Law

/// `navette policy diff`
struct PolicyDiffCommand: Command {
  private static let old = Operand("OLD", .path, "A folder of policies: those in force.")
  private static let new = Operand("NEW", .path, "Another: those that might replace them.")

  static let declaration = Declaration(
    "diff", summary: "Compare two folders of policies: which policies, and which decisions, change.",
    discussion: [
      "Both sets decide the cases of either folder's `tests`, and again what a journal recorded (--journal). Each "
        + "decision that comes out otherwise is shown with what it rests on before and after.",
      "Exit code 0 when no decision changes, neither in its verdict nor in the policies that it rests on, even if the "
        + "text of a policy does; 1 when one changes.",
    ],
    operands: [old.parameter, new.parameter],
    options: [PolicyArguments.journal.parameter, JournalArguments.vkey.parameter, CommonOptions.json.parameter],
    examples: [
      .init("navette policy diff Policies draft --journal export", "What the draft would have changed last year.")
    ])

  private let old: FilePath
  private let new: FilePath
  private let journal: FilePath?
  private let vkey: FilePath?
  private let isJSON: Bool

  init(_ values: Values) throws {
    old = try values.required(Self.old)
    new = try values.required(Self.new)
    journal = try values.optional(PolicyArguments.journal)
    vkey = try values.optional(JournalArguments.vkey)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    var comparison = BookComparison(from: try PolicyFolder.book(old), to: try PolicyFolder.book(new))
    for (question, origin) in try cases(comparison) { comparison.ask(question, from: origin) }
    let unreadable = try journal.map { try ask(&comparison, VerifiedJournal($0, vkey: vkey)) } ?? 0
    let report = ComparisonReport(comparison, unreadable: unreadable)
    if isJSON { console.print(report.json.text) } else { report.print(console) }
    guard comparison.decisions.isEmpty else { throw CommandError(.refused, "") }
  }

  /// The questions of both folders' cases, in their own words; those that both folders ask alike, once.
  private func cases(_ books: BookComparison) throws -> [(question: CodedRequest, origin: String)] {
    var known: Set<[UInt8]> = []
    return try (PolicyFolder.cases(old, books.old) + PolicyFolder.cases(new, books.new)).compactMap { legalCase in
      let asked: JSON = [.string(legalCase.sentence), legalCase.question.json]
      guard known.insert(asked.serialized()).inserted else { return nil }
      return (legalCase.question, "« \(legalCase.sentence) »")
    }
  }

  /// Asks both sets what a journal recorded.
  /// - Returns: how many bodies are pruned, or hold no readable facts.
  private func ask(_ comparison: inout BookComparison, _ journal: VerifiedJournal) throws -> Int {
    var unreadable = 0
    try journal.visit { leaf, body in
      guard let body, let json = try? JSON.parse(body.bytes), let object = json.object else {
        unreadable += 1
        return true
      }
      do {
        if let record = try DecisionRecord(object) { comparison.ask(record, from: "feuille \(leaf)") }
      } catch {
        unreadable += 1
      }
      return true
    }
    return unreadable
  }
}
