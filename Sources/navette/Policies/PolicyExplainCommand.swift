import Cedar
import JSON
import Journal
import Law

/// `navette policy explain`
struct PolicyExplainCommand: Command {
  private static let request = Operand(
    "REQUEST.json", .path, "A coded request: principal, action, resource, context, entities.", isRequired: false)
  private static let leaf = Option("leaf", "N", .leaf, "With --journal: the question of this entry.")
  private static let part = Option(
    "part", "N", .integer(in: 1...1000), "With --leaf: the question on a part (a section of a fiche), from 1.")
  private static let all = Flag("all", "Show also the policies that do not speak of such a question.")

  static let declaration = Declaration(
    "explain", summary: "Say what every policy answers to a question, condition by condition.",
    discussion: [
      "The decision, then each policy: those that apply first, then the nearest to applying. `si` must be true and "
        + "`sauf si` false for a policy to apply.",
      "With --journal and --leaf, the question is that of a past decision, put to the set that decided it, or to that of "
        + "--policies. Exit code 0 whatever the decision.",
    ],
    operands: [request.parameter],
    options: [
      PolicyFolder.option.parameter, PolicyArguments.journal.parameter, leaf.parameter, part.parameter,
      JournalArguments.vkey.parameter, all.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette policy explain request.json", "Against the folder Policies."),
      .init("navette policy explain --journal export --leaf 12 --part 3", "Why the third section was refused."),
    ])

  private enum Origin {
    case file(FilePath)
    case journal(FilePath, leaf: UInt64, part: Int?, vkey: FilePath?)
  }

  private let origin: Origin
  private let policies: FilePath?
  private let showsAll: Bool
  private let isJSON: Bool

  init(_ values: Values) throws {
    policies = try values.optional(PolicyFolder.option)
    showsAll = values.isSet(Self.all)
    isJSON = values.isSet(CommonOptions.json)
    let (leaf, part) = (try values.optional(Self.leaf), try values.optional(Self.part))
    switch (try values.optional(Self.request), try values.optional(PolicyArguments.journal), leaf) {
    case (let file?, nil, nil) where part == nil: origin = .file(file)
    case (nil, let journal?, let leaf?):
      origin = .journal(journal, leaf: leaf, part: part, vkey: try values.optional(JournalArguments.vkey))
    default: throw CommandError.usage("give REQUEST.json, or --journal DIR with --leaf N")
    }
  }

  func run(_ console: Console) throws {
    let (question, book, record) = try read()
    let explanation: Explanation
    do {
      explanation = try book.explain(question)
    } catch {
      throw CommandError(.invalidContent, "the request describes an entity in two ways, or as its own ancestor")
    }
    let report = ExplanationReport(explanation, of: question, by: book, record: record)
    if isJSON { console.print(report.json(all: showsAll).text) } else { report.print(console, all: showsAll) }
  }

  private func read() throws -> (CodedRequest, PolicyBook, DecisionRecord?) {
    switch origin {
    case .file(let file):
      let book = try PolicyFolder.book(policies ?? PolicyFolder.standard())
      do {
        return (try CodedRequest(.object(try TextFile.object(file))), book, nil)
      } catch let error as CedarError {
        throw CommandError(.invalidContent, "`\(SafeText.line(file.description))`: \(SafeText.line(error.description))")
      }
    case .journal(let folder, let leaf, let part, let vkey):
      let journal = try VerifiedJournal(folder, vkey: vkey)
      let record = try journal.decision(leaf)
      let book = try policies.map(PolicyFolder.book) ?? journal.book(record.policySet)
      guard let part else { return (record.question, book, record) }
      guard record.parts.indices.contains(part - 1) else {
        throw CommandError(.notFound, "entry \(leaf) has \(record.parts.count) parts, numbered from 1")
      }
      return (record.question(of: record.parts[part - 1]), book, nil)
    }
  }
}
