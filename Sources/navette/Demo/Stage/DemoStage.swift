import Foundation
import JSON
import Liaison

/// Where the scenario is played: starts each agent's process, judges what it gave, tells it, remembers it.
final class DemoStage {  // Not Sendable: one thread plays.
  let folder: DemoFolder
  let console: Console
  let today: CalendarDay
  private(set) var steps: [DemoStep] = []
  private var chapters = 0

  /// The most seconds one command may take, on a busy machine.
  private static let patience = 60

  init(folder: DemoFolder, console: Console) {
    (self.folder, self.console) = (folder, console)
    today = HeureDeParis.day(of: console.now())
  }

  var failures: [DemoStep] { steps.filter { !$0.isRight } }

  func chapter(_ title: String) {
    chapters += 1
    console.print("\n" + console.bold("═══ \(chapters). \(title)"))
  }

  func say(_ text: String) { console.print("     " + text) }

  /// Plays a step as an agent: their process is given their folder and nothing else.
  /// - Parameters:
  ///   - isTold: whether it gets its own lines; a failure always does.
  ///   - reading: says what to show of the answer; throwing means that it is not the right one.
  @discardableResult
  func play(
    _ title: String, as agent: String, _ words: [String], _ expected: DemoExpectation, isTold: Bool = true,
    reading: (DemoStep) throws -> [String] = { _ in [] }
  ) throws -> DemoStep {
    let own = folder.agent(agent).description
    return try perform(
      title, as: agent, words + ["--agent", own], shown: words, expected, isTold: isTold, reading: reading)
  }

  /// Plays a step that needs no gateway.
  @discardableResult
  func perform(
    _ title: String, as agent: String, _ words: [String], shown: [String]? = nil, _ expected: DemoExpectation,
    isTold: Bool = true, reading: (DemoStep) throws -> [String] = { _ in [] }
  ) throws -> DemoStep {
    let trace = folder.path.appending("trace-\(steps.count + 1).jsonl")
    let child = try ChildProcess(words, environment: Self.environment(trace: trace))
    let ending = try child.ending(within: Self.patience)
    let exchanges = BoundedFile.exists(trace) ? try Self.exchanges(trace) : []
    try? FileManager.default.removeItem(atPath: trace.description)
    var step = DemoStep(
      number: steps.count + 1, agent: agent, title: title, command: Self.command(shown ?? words, in: folder),
      expected: expected, exitCode: ending.code, exchanges: exchanges, output: ending.output, errors: ending.errors)
    var lines: [String] = []
    if step.isRight {
      do {
        lines = try reading(step)
      } catch let error as DemoFault {
        step.fault = error.message
      }
    }
    steps.append(step)
    if isTold || !step.isRight { tell(step, lines) }
    return step
  }

  /// A step without which nothing else can be shown.
  func required(
    _ title: String, as agent: String, _ words: [String], own: String? = nil, isTold: Bool = true
  ) throws {
    let step =
      if let own {
        try play(title, as: own, words, .exit(.success), isTold: isTold)
      } else {
        try perform(title, as: agent, words, .exit(.success), isTold: isTold)
      }
    guard step.isRight else { throw CommandError(.internalError, "the demo cannot go on without this step") }
  }

  /// Plays a step that does not end by itself: a server, which must say something to whoever operates it.
  func watch(_ title: String, as agent: String, _ words: [String], until text: String) throws {
    let child = try ChildProcess(words, environment: Self.environment(trace: nil), isTied: true)
    let line = try child.complaint(holding: text, within: Self.patience)
    child.stop()
    var step = DemoStep(
      number: steps.count + 1, agent: agent, title: title, command: Self.command(words, in: folder),
      expected: .exit(.success), exitCode: 0, exchanges: [], output: "", errors: child.complaints)
    if line == nil { step.fault = "il n’a pas dit : \(text)" }
    steps.append(step)
    tell(step, [line].compactMap { $0 })
  }

  private func tell(_ step: DemoStep, _ lines: [String]) {
    let number = String(repeating: " ", count: max(0, 3 - "\(step.number)".count)) + "\(step.number)"
    let agent = step.agent + String(repeating: " ", count: max(0, 23 - step.agent.count))
    console.print("\(number) \(step.isRight ? "✔" : "✘") \(console.bold(agent)) \(step.title)")
    console.print("      $ \(step.command)")
    for line in lines { console.print("      → \(SafeText.line(line))") }
    if case .refused = step.expected, step.isRight {
      for (article, reason) in zip(step.articles, step.act?.reasons ?? []) {
        console.print("      → refusé : \(SafeText.line(article))\n        « \(SafeText.line(reason)) »")
      }
    }
    if step.isRight {
      for (place, condition) in step.conditions.enumerated() {
        console.print("      → \(place == 0 ? "il manque" : "ou bien") : \(SafeText.line(condition))")
      }
    }
    guard !step.isRight else { return }
    let got = step.got.string ?? step.got.integer.map { "\($0)" } ?? ""
    let expected = step.expected.text.string ?? step.expected.text.integer.map { "\($0)" } ?? ""
    console.print("      → attendu : \(expected) ; obtenu : \(got)\(step.fault.map { " ; \($0)" } ?? "")")
    for article in step.articles { console.print("        \(SafeText.line(article))") }
    let said = step.errors.isEmpty ? step.output : step.errors
    for line in said.split(separator: "\n").prefix(8) { console.print("        | \(SafeText.line(String(line)))") }
  }

  /// The command as it is shown: paths from the demo's folder, and the policies by their name.
  private static func command(_ words: [String], in folder: DemoFolder) -> String {
    (["navette"] + words).map { word in
      word.hasPrefix("/") && word.hasSuffix("/Policies")
        ? "Policies" : word.replacing(folder.path.description + "/", with: "")
    }.joined(separator: " ")
  }

  /// Only what a program needs to run, and where it writes its trace.
  static func environment(trace: FilePath?) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment.filter {
      ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH"].contains($0.key)
    }
    environment[ExchangeTrace.variable] = trace?.description
    return environment
  }

  private static func exchanges(_ trace: FilePath) throws -> [Exchange] {
    try BoundedFile.read(trace, maximum: 1 << 20).split(separator: 0x0A).compactMap { Exchange($0) }
  }
}

/// An answer that is not the one that was awaited.
struct DemoFault: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

extension DemoStep {
  /// The answer of a `--json` command.
  func answer() throws -> JSON {
    guard let json = try? JSON.parse(Array(output.utf8)) else { throw DemoFault("la sortie n’est pas du JSON") }
    return json
  }
}
