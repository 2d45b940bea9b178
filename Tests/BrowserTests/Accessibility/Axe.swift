import Foundation
import JSON
import SystemSupport

/// axe-core, other people's judge of accessibility: it runs in the page and reports what it is sure of.
enum Axe {
  /// Where `axe.min.js` is: `Tests/run` takes it from a package and never keeps it.
  private static let file = ProcessInfo.processInfo.environment["NAVETTE_AXE"]

  static let isHere: Bool = {
    if file != nil || Chromium.isRequired { return true }
    FileHandle.standardError.write(Data("\n*** \(whatIsMissing) ***\n\n".utf8))
    return false
  }()

  static let whatIsMissing = "NOT JUDGED BY AXE: NAVETTE_AXE does not say where axe.min.js is (Tests/run does)"

  /// The rules of WCAG 2.2 at levels A and AA, and axe's own good practices.
  private static let tags: JSON = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

  /// What axe finds wrong in the page that is shown.
  static func violations(_ session: Session) throws -> [Violation] {
    guard let file else { throw SystemFault(whatIsMissing) }
    if try session.run("return typeof axe").string != "object" {
      try session.run(try String(contentsOfFile: file, encoding: .utf8))
    }
    // Preloading would write a stylesheet into the page, which its policy forbids: the rules that need it are about video.
    let options: JSON = [
      "runOnly": ["type": "tag", "values": tags], "rules": ["target-size": ["enabled": true]], "preload": false,
      "resultTypes": ["violations"],
    ]
    let report = try session.runUntilCalledBack(
      "const [options, done] = arguments; axe.run(document, options).then(done, error => done(String(error)))", options)
    guard let violations = report["violations"]?.array else {
      throw SystemFault("axe: \(report.string ?? "no report")")
    }
    // A report that judged nothing would find nothing.
    guard let passes = report["passes"]?.array, !passes.isEmpty else { throw SystemFault("axe judged nothing") }
    return violations.map(Violation.init)
  }

  /// A rule that is broken, and where.
  struct Violation: CustomStringConvertible {
    let rule: String
    let impact: String
    let help: String
    let places: [String]

    init(_ found: JSON) {
      rule = found["id"]?.string ?? "?"
      impact = found["impact"]?.string ?? "?"
      help = found["help"]?.string ?? ""
      places = (found["nodes"]?.array ?? []).map { node in
        let selector = (node["target"]?.array ?? []).compactMap(\.string).joined(separator: " ")
        let why = node["failureSummary"]?.string?.split(separator: "\n").dropFirst().joined(separator: ";") ?? ""
        return "\(selector) —\(why)"
      }
    }

    var description: String { "\(impact) \(rule): \(help)\n    " + places.joined(separator: "\n    ") }
  }
}
