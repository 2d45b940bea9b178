import JSON
import Journal
import Liaison
import Testing

@testable import Gateway

/// Journals that hold together, and the same with one thing wrong in each.
@Suite struct JournalReplayTests {
  /// The only fault of a story, at its last entry.
  private func fault(_ tell: (inout Story) throws -> Void) throws -> ReplayFault.Kind? {
    var story = try Story()
    try tell(&story)
    let faults = story.faults()
    #expect(faults.count == 1, "\(faults)")
    let fault = try #require(faults.first)
    #expect(fault.index == UInt64(story.entries.count - 1), "\(fault)")
    #expect(!fault.message.isEmpty)
    return fault.kind
  }

  private func holds(_ tell: (inout Story) throws -> Void) throws -> Bool {
    var story = try Story()
    try tell(&story)
    let faults = story.faults()
    #expect(faults.isEmpty, "\(faults)")
    #expect(story.replayed().tally.unknown == 0)
    return faults.isEmpty
  }

  @Test func `every way of a fiche holds together`() throws {
    #expect(
      try holds {
        try $0.transmit()
        try $0.open(by: "auteur")
        try $0.open()
        try $0.open(etat: "consultee", by: "tiers")
        try $0.acknowledge()
        try $0.giveBack()
        try $0.open(etat: "retournee", by: "auteur")
        try $0.step(.cloture, "clore", etat: "retournee", by: "auteur")
      })
    #expect(
      try holds {
        try $0.transmit()
        try $0.open()
        try $0.step(.refus, "refuser", etat: "consultee", ["motif": "hors-secteur"])
        try $0.reroute(etat: "refusee", by: "auteur")
        try $0.open(etat: "reorientee", by: "tiers", destination: "secteur-nord")
        try $0.step(.accuse, "accuser", etat: "consultee", by: "tiers", destination: "secteur-nord")
      })
    #expect(
      try holds {
        try $0.transmit()
        try $0.step(.relance, "relancer", etat: "transmise", by: "auteur", ["relances": ["collegue"]])
        try $0.step(
          .rappel, "rappeler", etat: "transmise", by: "auteur", ["motif": "erreur", "clesSupprimees": 2])
        // Refused, or only followed: it may be decided on what was so a moment before.
        try $0.step(.ouverture, "ouvrir", etat: "transmise", decision: "refusee")
        try $0.step(.chronologie, "suivre", etat: "transmise", by: "auteur")
      })
  }

  @Test func `an act that the state does not allow is found`() throws {
    #expect(
      try fault {
        try $0.transmit(); try $0.acknowledge(etat: "consultee")
      } == .acknowledgedUnopened)
    #expect(
      try fault {
        try $0.transmit(); try $0.acknowledge(etat: "transmise")
      } == .acknowledgedUnopened)
    #expect(
      try fault {
        try $0.transmit()
        try $0.open()
        try $0.reroute(etat: "consultee")
        try $0.step(.accuse, "accuser", etat: "consultee", destination: "secteur-nord")
      } == .acknowledgedUnopened)
    #expect(
      try fault {
        try $0.transmit(); try $0.giveBack()
      } == .impossible(.retourner, in: .transmise))
    #expect(
      try fault {
        try $0.transmit()
        try $0.open()
        try $0.step(.rappel, "rappeler", etat: "transmise", by: "auteur", ["motif": "erreur", "clesSupprimees": 2])
      } == .impossible(.rappeler, in: .consultee))
    #expect(
      try fault {
        try $0.transmit()
        try $0.step(.rappel, "rappeler", etat: "transmise", by: "auteur", ["motif": "erreur", "clesSupprimees": 2])
        try $0.open(etat: "transmise")
      } == .impossible(.consulter, in: .rappelee))
  }

  @Test func `a decision on a fiche that is not as the entries have it is found`() throws {
    #expect(
      try fault {
        try $0.transmit(); try $0.open(etat: "accusee")
      }
        == .unexplainedState(decidedOn: .accusee, explained: .transmise))
    #expect(
      try fault {
        try $0.transmit(); try $0.open(destination: "secteur-nord")
      } == .anotherDestination)
    #expect(
      try fault {
        try $0.transmit()
        try $0.open()
        try $0.step(.accuse, "accuser", etat: "consultee", auteur: "tiers")
      } == .anotherAuthor)
    #expect(
      try fault {
        try $0.transmit(); try $0.open(); try $0.reroute(etat: "consultee", from: "secteur-est")
      }
        == .anotherDestination)
    #expect(
      try fault {
        try $0.transmit(); try $0.transmit(envelope: Story.envelope.replacing("56", with: "59"))
      } == .alreadyKnown)
  }

  @Test func `an act on what no entry tells of is found, refused or not`() throws {
    #expect(try fault { try $0.step(.chronologie, "suivre", etat: "transmise") } == .unknownSubject)
    #expect(try fault { try $0.step(.accuse, "accuser", etat: "consultee", decision: "refusee") } == .unknownSubject)
    #expect(try fault { try $0.review() } == .unknownSubject)
    #expect(
      try fault {
        try $0.transmit()
        try $0.step(
          .suite, "poursuivre", etat: "transmise", by: "auteur", ["suite": .string(Story.avis), "accomplies": []])
      } == .unknownSubject)
  }

  @Test func `an opening without a decision, or with another's, is found`() throws {
    #expect(
      try fault { story in
        try story.transmit()
        try story.add(
          .ouverture, ["objet": .string(Story.fiche), "agent": "collegue", "enveloppes": [], "empreintes": []])
      } == .unreadable(.wrongOutcome))
    func opening(_ change: (inout Story) throws -> Void) throws -> ReplayFault.Kind? {
      try fault {
        try $0.transmit(); try $0.open(); try change(&$0)
      }
    }
    #expect(try opening { try $0.step(.accuse, "suivre", etat: "consultee") } == .decisionOfSomethingElse)
    #expect(
      try opening {
        try $0.act(
          .ouverture, by: "collegue", on: Story.fiche, action: "ouvrir", decision: "refusee", principal: "tiers")
      } == .decisionOfSomethingElse)
    #expect(
      try opening {
        try $0.act(
          .ouverture, by: "collegue", on: Story.fiche, action: "ouvrir", resource: Story.avis, decision: "refusee")
      } == .decisionOfSomethingElse)
  }

  @Test func `an envelope that was not deposited there, or not with those bytes, is found`() throws {
    let other = "01a2011537a830f6ab747c8dbeddbf99"
    #expect(
      try fault {
        try $0.transmit(); try $0.open(envelope: other)
      } == .unknownEnvelope)
    #expect(
      try fault {
        try $0.transmit(); try $0.open(digest: Story.set)
      } == .anotherDigest)
    #expect(
      try fault {
        try $0.transmit("FN-2026-AAAA-AAAA-AA", envelope: other)
        try $0.transmit()
        try $0.open(envelope: other)
      } == .unknownEnvelope)
  }
}
