import Cryptography
import Foundation
import JSON

/// Everything a run measured, as a table for people or as JSON for programs.
struct BenchReport: Sendable {
  let outcomes: [Outcome]
  let machine: Machine

  /// Where it was measured: figures mean nothing without it.
  struct Machine: Sendable {
    let cores: Int
    /// How busy the machine was before the run: processes that ran or waited, over a minute.
    let load: Double
    let openssl: String

    static func current() -> Machine {
      var load = 0.0
      _ = getloadavg(&load, 1)
      return Machine(
        cores: ProcessInfo.processInfo.activeProcessorCount, load: load,
        openssl: OpenSSLVersion.runtime.description)
    }
  }
}

extension BenchReport {
  /// One line a race, under what it ran on.
  var text: String {
    let rows = outcomes.map { outcome in
      [
        outcome.name, outcome.variant, Figures.rate(outcome.rate), outcome.p50.map(Figures.duration) ?? "",
        outcome.p99.map(Figures.duration) ?? "", Figures.duration(outcome.cost),
        outcome.limit.map { Figures.rate($0.rate) } ?? "",
        outcome.limit.map { Figures.percent($0.ratio) } ?? "", Figures.target(outcome), outcome.limit?.name ?? "",
      ]
    }
    let headings = [
      "benchmark", "case", "per second", "p50", "p99", "processor", "limit", "ratio", "target", "limited by",
    ]
    let right: Set<Int> = [2, 3, 4, 5, 6, 7]
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { ScalarWidth.columns($0[column]) }.max() ?? 0 }
    let lines = ([headings, widths.map { String(repeating: "-", count: $0) }] + rows).map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - ScalarWidth.columns(cell))
        return right.contains(column) ? space + cell : cell + space
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    return
      ([
        "\(machine.cores) cores, load \(Figures.decimal(machine.load, places: 1)) before the run, OpenSSL \(machine.openssl)",
        "",
      ] + lines).joined(separator: "\n")
  }

  /// The same, unrounded.
  var json: JSON {
    [
      "navette": .string(VersionCommand.version), "cores": .integer(Int64(machine.cores)),
      "load": .double(machine.load), "openssl": .string(machine.openssl),
      "rounds": .integer(Int64(Schedule.rounds)),
      "benchmarks": .array(outcomes.map(\.json)),
    ]
  }
}

extension Outcome {
  fileprivate var json: JSON {
    var object: JSONObject = [
      "name": .string(name), "case": .string(variant), "perSecond": .double(rate),
      "processorMicroseconds": .double(cost),
    ]
    object["p50Microseconds"] = p50.map(JSON.double)
    object["p99Microseconds"] = p99.map(JSON.double)
    object["limit"] = limit.map {
      [
        "name": .string($0.name), "perSecond": .double($0.rate), "processorMicroseconds": .double($0.cost),
        "ratio": .double($0.ratio),
      ]
    }
    object["target"] = target.map { target in
      switch target {
      case .rate(let least): ["perSecondAtLeast": .double(least)]
      case .ratio(let least): ["ratioAtLeast": .double(least)]
      case .median(let most): ["p50MicrosecondsAtMost": .double(most)]
      }
    }
    object["isMet"] = isMet.map(JSON.bool)
    return .object(object)
  }
}
