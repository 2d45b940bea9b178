import Cryptography
import JSON
import Journal
import Liaison
import Testing

@testable import Gateway

/// Agents, policies, périls, starts and stops, hours, and what was pruned.
@Suite struct ReplayRulesTests {
  private func faults(_ tell: (inout Story) throws -> Void) throws -> [ReplayFault.Kind] {
    var story = try Story()
    try tell(&story)
    return story.faults().map(\.kind)
  }

  private func revoke(_ agent: String, _ story: inout Story) throws {
    try story.act(
      .revocation, by: "admin", on: agent, action: "revoquerAgent", resource: "navette",
      ["motif": "depart", "clesSupprimees": 0])
  }

  private func list(_ agent: String, _ story: inout Story, set: String = Story.set) throws {
    try story.act(.liste, by: agent, on: nil, action: "lister", resource: "fiches", ["dossier": "recues"], set: set)
  }

  @Test func `an agent acts after an enrolment and before a revocation`() throws {
    #expect(try faults { try list("collegue", &$0) } == [])
    #expect(try faults { try list("inconnu", &$0) } == [.unknownAgent])
    // Said once.
    #expect(
      try faults {
        try list("inconnu", &$0); try list("inconnu", &$0)
      } == [.unknownAgent])
    #expect(
      try faults {
        try $0.transmit(); try revoke("collegue", &$0); try $0.open()
      } == [.revokedAgent])
    #expect(
      try faults {
        try revoke("collegue", &$0)
        // Under way at that moment.
        try list("collegue", &$0)
        $0.now += 600
        try list("tiers", &$0)
      } == [])
    #expect(
      try faults {
        try revoke("collegue", &$0); $0.now += 600; try list("collegue", &$0)
      } == [.revokedAgent])
    #expect(
      try faults {
        try $0.act(
          .enrolement, by: "admin", on: "tiers", action: "enrolerAgent", resource: "navette",
          ["roleAgent": "dpo", "secret": "fonction", "certificats": []])
      } == [.alreadyEnrolled])
    #expect(try faults { try revoke("personne", &$0) } == [.unknownAgent])
  }

  @Test func `a decision cites a set that was in force`() throws {
    let other = String(repeating: "77", count: 32)
    #expect(try faults { try list("tiers", &$0, set: other) } == [.policySetNeverInForce])
    #expect(
      try faults {
        try $0.add(.jeuDePolitiques, ["jeu": .string(other), "regles": 1, "fichiers": []])
        try list("tiers", &$0, set: other)
        // Decided just before the new set was in force.
        try list("tiers", &$0)
      } == [])
    var story = try Story()
    try list("tiers", &story, set: other)
    #expect(story.replayed().cited.map(\.hex).sorted() == [Story.set, other])
  }

  @Test func `a péril is justified once by its author, then reviewed by someone else`() throws {
    #expect(
      try faults {
        try $0.raise(); try $0.justify(); try $0.review()
      } == [])
    #expect(
      try faults {
        try $0.raise(); $0.now += 90_000; try $0.justify(late: true)
      } == [])
    #expect(
      try faults {
        try $0.raise(); try $0.justify(late: true)
      } == [.wrongDelay])
    #expect(
      try faults {
        try $0.raise(); $0.now += 90_000; try $0.justify()
      } == [.wrongDelay])
    #expect(
      try faults {
        try $0.raise(); try $0.justify(by: "tiers")
      } == [.justifiedByAnother])
    #expect(
      try faults {
        try $0.raise(); try $0.review()
      } == [.impossibleOnAvis(.relire, in: .emis)])
    #expect(
      try faults {
        try $0.raise(); try $0.justify(); try $0.review(by: "auteur")
      } == [.reviewedByItsAuthor])
    #expect(
      try faults {
        try $0.raise(); try $0.justify(); try $0.review(); try $0.justify()
      }
        == [.impossibleOnAvis(.justifier, in: .relu)])
  }

  @Test func `what was said aloud is examined in the next entry, and says the same`() throws {
    #expect(
      try faults {
        try $0.say(); try $0.examine()
      } == [])
    #expect(
      try faults {
        try $0.say(permise: false); try $0.examine(decision: "refusee")
      } == [])
    #expect(
      try faults {
        try $0.say(); try $0.examine(decision: "refusee")
      } == [.contradictoryExamination])
    #expect(try faults { try $0.say() } == [.examinationMissing])
    #expect(
      try faults {
        try $0.say(); try list("tiers", &$0); try $0.examine()
      } == [.examinationMissing, .examinationOfNothing])
    #expect(try faults { try $0.examine() } == [.examinationOfNothing])
    #expect(
      try faults {
        try $0.say(); try $0.examine(); try $0.justify(Story.orale)
      } == [.nothingToJustify])
    #expect(
      try faults {
        try $0.say(obligations: ["justifier-sous-24-h"])
        try $0.examine()
        try $0.justify(Story.orale)
      } == [])
  }

  @Test func `starts follow stops, and nobody acts in between`() throws {
    func stop(_ story: inout Story) throws { try story.add(.arret, [:]) }
    func start(_ story: inout Story) throws { try story.add(.demarrage, ["version": "0.1.0", "scripts": []]) }
    #expect(
      try faults {
        try stop(&$0); try start(&$0); try list("tiers", &$0)
      } == [])
    #expect(
      try faults {
        try stop(&$0); try stop(&$0)
      } == [.stoppedTwice])
    #expect(
      try faults {
        try stop(&$0); $0.now += 3600; try list("tiers", &$0)
      } == [.actWhileStopped])
    var story = try Story()
    try start(&story)
    #expect(story.faults().isEmpty && story.replayed().tally.abruptStops == 1)
  }

  @Test func `a journal begins once, by an installation or a reopening`() throws {
    #expect(
      try faults { try $0.add(.enrolement, ["objet": "autre", "roleAgent": "administrateur", "initialisation": true]) }
        == [.beginningTooLate])
    #expect(try faults { try $0.add(.reouverture, EventBodies.own(of: .reouverture)) } == [.beginningTooLate])
    // Planted in the middle, it makes nothing unknown.
    #expect(
      try faults {
        try $0.add(.reouverture, EventBodies.own(of: .reouverture))
        try list("inconnu", &$0)
      } == [.beginningTooLate, .unknownAgent])
    var story = try Story()
    story.drop(1)
    #expect(story.faults().map(\.kind).contains(.notABeginning))
    #expect(!story.faults(continues: true).map(\.kind).contains(.notABeginning))
  }

  @Test func `an entry is of its hour and of its class`() throws {
    #expect(try faults { try $0.add(.arret, [:], hour: 1) } == [.outsideItsHour])
    #expect(try faults { try $0.add(.arret, [:], hour: -1) } == [.outsideItsHour])
    // Decided at the end of an hour, written at the beginning of the next.
    #expect(
      try faults {
        $0.now = 3590; try $0.add(.arret, [:], hour: 1)
      } == [])
    #expect(
      try faults {
        try $0.add(.arret, [:], hour: 3)
        try $0.add(.sautDHorloge, EventBodies.own(of: .sautDHorloge))
      } == [])
    #expect(try faults { try $0.add(.arret, [:], as: .access) } == [.wrongClass])
  }

  @Test func `what was pruned is unknown, and no fault`() throws {
    var story = try Story()
    try story.transmit()
    let transmission = story.entries.count - 1
    try story.open()
    try story.acknowledge()
    story.prune(transmission)
    #expect(story.faults().isEmpty)
    #expect(story.replayed().tally.unknown > 0 && story.replayed().tally.pruned == 1)
    // What is told again is known again.
    try story.step(.cloture, "clore", etat: "retournee", by: "auteur")
    #expect(story.faults().map(\.kind) == [.impossible(.clore, in: .accusee)])
    // Everything of the beginning, too.
    for index in 0..<transmission { story.prune(index) }
    #expect(story.faults().map(\.kind) == [.impossible(.clore, in: .accusee)])
  }

  @Test func `a body that cannot be read leaves the rest unknown, and is told`() throws {
    #expect(
      try faults {
        try $0.add(.arret, ["commentaire": "du texte"])
        try $0.transmit()
        try $0.acknowledge()
      } == [.unreadable(.unknownMember), .acknowledgedUnopened])
  }

  @Test func `a whole journal of this gateway's acts replays, and counts them`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1")
    _ = try gateway.acknowledge(reference, by: "nord-1", message: "Reçu.")
    let tally = try gateway.replayed().tally
    #expect(try gateway.replayed().faults.isEmpty)
    #expect(tally.permitted >= 3 && tally.pruned == 0)
  }
}
