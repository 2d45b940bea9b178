internal import Law

import Foundation
import Gateway
import JSON
import Liaison

/// Deciding a transmission on the policies in force: law and advice, with the trace that the journal keeps.
struct DecisionBenchmark {
  let policies: [PolicyFiles.Source]

  /// One decision: may this intervenant transmit to that secteur, on this ground, with these facts?
  func deciding(target: Target) throws -> Race {
    let bench = try BenchGateway(policies: policies)
    let agent = try bench.intervenant()
    let directory = bench.gateway.directory.current
    guard let secteur = directory.organismes[try OrganismeID(BenchTerritory.secteur)] else {
      throw CommandError(.internalError, "the secteur of this run is missing")
    }
    let act = Transmettre(
      destination: secteur, circuit: .orientationSecteur, fondement: .accord,
      faits: try FaitsCodes(JSONReader(SampleTransmission.faits), today: HeureDeParis.day(of: Date())))
    let access = bench.gateway.access
    guard case .permitted = access.decide(act, by: agent) else {
      throw CommandError(.internalError, "the policies given refuse the transmission of this run")
    }
    return Race(
      name: "decision", variant: "\(access.book.notices.count) policies",
      workload: Computation {
        guard case .permitted = access.decide(act, by: agent) else {
          throw CommandError(.internalError, "a decision changed during the run")
        }
        withExtendedLifetime(bench) {}
      }, limit: nil, target: target)
  }
}
