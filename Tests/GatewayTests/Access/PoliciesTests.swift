import Foundation
import Law
import Liaison
import Testing

@testable import Gateway

/// The policies of the repository, read as counsel would.
struct PoliciesTests {
  @Test func `every rule says its article, its force and its motif`() throws {
    let book = try PolicyBook(folder: TestGateway.policies)
    #expect(book.notices.count >= 70)
    for notice in book.notices {
      #expect(notice.motif.hasSuffix("."), "\(notice.id)")
      #expect(!notice.articles.isEmpty, "\(notice.id)")
      #expect(notice.id.contains("."), "\(notice.id)")
    }
  }

  @Test func `no case meets an error of evaluation`() throws {
    let gateway = try TestGateway()
    for policyCase in PolicyCase.table {
      #expect(try policyCase.decide(gateway.access, gateway).trace.errors == [], "\(policyCase.name)")
    }
  }

  @Test func `a refusal always has a rule of its own that says why`() throws {
    let gateway = try TestGateway()
    for policyCase in PolicyCase.table {
      let decided = try policyCase.decide(gateway.access, gateway)
      #expect(!decided.trace.reasons.isEmpty, "\(policyCase.name)")
      // An agent without any quality for the act may still meet the general rule: there is nothing else to say.
      if !decided.isPermitted && decided.ids == ["socle.rien-ne-permet"] {
        #expect(policyCase.isOfNobodysBusiness, "\(policyCase.name)")
      }
    }
  }

  @Test func `only law refuses`() throws {
    let gateway = try TestGateway()
    for policyCase in PolicyCase.table {
      let decided = try policyCase.decide(gateway.access, gateway)
      if !decided.isPermitted {
        #expect(decided.trace.reasons.allSatisfy { $0.force == .loi }, "\(policyCase.name)")
      }
      #expect(decided.trace.warnings.allSatisfy { $0.force != .loi }, "\(policyCase.name)")
    }
  }

  @Test func `a usage warns of the usual route, and does not close what the law opens`() throws {
    let gateway = try TestGateway()
    let decided = try PolicyCase.transmission("", .signalementJudiciaire, .cp226141, to: "parquet") {
      try PolicyCase.faits(.de6a10, natures: [.sevices], accord: .nonDemande)
    }.decide(gateway.access, gateway)
    #expect(decided.isPermitted)
    #expect(decided.trace.warnings.map(\.id) == ["exception.voie-usuelle-mineur"])
  }

  @Test(arguments: [
    ("intervenant", Circuit.informationPreoccupante, FondementLegal.casfL22621, "crip", "informer-les-parents"),
    (
      "intervenant", .signalementJudiciaire, .casfL2264ii, "parquet", "copie-au-president-du-conseil-departemental"
    ),
    ("nord-1", .orientationSecteur, .casfL22622, "crip", "informer-la-famille"),
  ])
  func `a duty that lacks a formality is permitted, with the obligation due`(
    agent: String, circuit: Circuit, fondement: FondementLegal, body: String, obligation: String
  ) throws {
    let gateway = try TestGateway()
    let decided = try PolicyCase.transmission("", by: agent, circuit, fondement, to: body) {
      try PolicyCase.faits(.de6a10, accord: .impossible, parents: .aInformer)
    }.decide(gateway.access, gateway)
    #expect(decided.isPermitted)
    #expect(decided.trace.obligations.compactMap(\.obligation).contains(obligation))
  }

  @Test func `an agreement that was withdrawn does not stop what rests on the law`() throws {
    let gateway = try TestGateway()
    for (agent, body, fondement) in [
      ("crip-1", "crip", FondementLegal.casfL22621), ("procureur", "parquet", .cp226141),
    ] {
      let verdict = gateway.access.decide(
        Ouvrir(fiche: try PolicyCase.facts(gateway, destination: body, fondement: fondement, accord: .retire)),
        by: try gateway.agent(agent))
      guard case .permitted = verdict else {
        Issue.record("\(agent) is refused")
        continue
      }
    }
  }

  @Test(arguments: [
    (FondementLegal.cp226142, "226-14 2°"), (.cp226142bis, "226-14 2°"), (.cp226143, "226-14 2°"),
    (.cp4343, "434-3"), (.cp2236al1, "223-6"), (.cp2236al2, "223-6"), (.casfL2264i, "L226-4"), (.casfL2216, "L221-6"),
    (.cp226141, "226-14 1°"), (.casfL22622, "L226-2-2"), (.casfL12162, "L121-6-2"), (.accord, "226-13"),
    (.cp22614Arme, "226-14"), (.casfL22621, "L226-2-1"), (.casfL2264ii, "L226-4"),
  ])
  func `a ground that does not fit is refused under its own article`(fondement: FondementLegal, article: String) throws
  {
    let gateway = try TestGateway()
    let decided = try PolicyCase.transmission("", .orientationSecteur, fondement) {
      try PolicyCase.faits(accord: .refuse)
    }.decide(gateway.access, gateway)
    #expect(!decided.isPermitted)
    #expect(decided.trace.reasons.contains { $0.articles.contains(article) }, "\(decided.ids)")
  }

  @Test func `a health profession is one wherever it is exercised, and a health structure does not make one`() throws {
    let gateway = try TestGateway()
    let act = try PolicyCase.transmettre(
      gateway, .signalementJudiciaire, .cp226142, to: "parquet", PolicyCase.faits())
    guard case .permitted = gateway.access.decide(act, by: try gateway.agent("medecin")) else {
      Issue.record("a physician is refused")
      return
    }
    guard case .refused(let refusal) = gateway.access.decide(act, by: try gateway.agent("intervenant")) else {
      Issue.record("an intervenant is permitted")
      return
    }
    #expect(refusal.trace.reasons.map(\.id).contains("exception.226-14-professionnels-de-sante"))
  }

  @Test func `an avis de peril passes to the police, a fiche never does`() throws {
    let gateway = try TestGateway()
    let police = try gateway.organisme("commissariat")
    guard
      case .permitted(let permitted) = gateway.access.decide(
        AviserPeril(destination: police), by: try gateway.agent("intervenant"))
    else {
      Issue.record("the avis is refused")
      return
    }
    #expect(permitted.trace.obligations.compactMap(\.obligation) == ["justifier-sous-24-h"])
    for fondement in FondementLegal.allCases {
      for circuit in Circuit.allCases {
        let act = Transmettre(
          destination: police, circuit: circuit, fondement: fondement,
          faits: try PolicyCase.faits(.de6a10, natures: [.sevices], imminence: .imminente))
        guard case .refused(let refusal) = gateway.access.decide(act, by: try gateway.agent("intervenant")) else {
          Issue.record("\(fondement) \(circuit) goes to the police")
          continue
        }
        #expect(refusal.trace.reasons.map(\.id).contains("fsi.jamais-une-fiche"))
      }
    }
  }
}

extension PolicyCase {
  /// Transmissions by those who have no mission to transmit at all, or by another circuit than their role's; facts that
  /// raise no alert.
  var isOfNobodysBusiness: Bool {
    name.hasSuffix("transmettre") || name.hasPrefix("gestionnaire: ") || name.contains("section ")
      || name.hasPrefix("nord-sans: ") || name.contains(": alerter ")
  }
}
