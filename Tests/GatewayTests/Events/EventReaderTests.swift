import Foundation
import JSON
import Journal
import Testing

@testable import Gateway

/// The strict reader of the journal's bodies.
@Suite struct EventReaderTests {
  private func fault(_ bytes: [UInt8]) -> EventReadingError? {
    var reader = EventReader()
    do {
      try bytes.withUnsafeBytes { try reader.read($0) }
      return nil
    } catch {
      return error as? EventReadingError
    }
  }

  private func fault(_ object: JSONObject) -> EventReadingError? {
    fault(JSON.object(object).serialized(.canonical))
  }

  private func fault(_ text: String) -> EventReadingError? { fault(Array(text.utf8)) }

  private static let start = #"{"evenement":"arret","instant":"2026-11-22T10:00:00Z","v":1}"#

  @Test func `the smallest body of every event is read, with or without what it may have`() throws {
    let bodies = EventBodies.all
    #expect(Set(bodies.map(\.kind)).count == EventKind.allCases.count)
    for (kind, outcome, body) in bodies {
      #expect(fault(body) == nil, "\(kind) \(outcome)")
      let read = try ReadEvent(canonical: JSON.object(body).serialized(.canonical))
      #expect(read.kind == kind && read.instant == Instants.date("2026-11-22T10:00:00Z"))
      #expect(read.isPermitted == (outcome == .undecided ? nil : outcome == .permitted))
    }
  }

  @Test func `a member too few or too many is refused, whatever the event`() throws {
    for (kind, outcome, body) in EventBodies.all {
      for member in body.members where !["v", "evenement", "decision"].contains(member.key) {
        var less = body
        less[member.key] = nil
        #expect(fault(less) != nil, "\(kind) \(outcome) without \(member.key)")
      }
      var more = body
      more["zzz"] = "du texte"
      #expect(fault(more) == .unknownMember)
      let allowed = try #require(kind.form(outcome).members(outcome)?.allowed)
      for member in EventMember.allCases where !allowed.contains(member) {
        var more = body
        more[member.rawValue] = EventBodies.smallest(.transmission, .permitted)?[member.rawValue] ?? "x"
        #expect(fault(more) != nil, "\(kind) \(outcome) with \(member)")
      }
    }
  }

  @Test(arguments: [
    #"{"evenement":"arret", "instant":"2026-11-22T10:00:00Z","v":1}"#,
    #"{"instant":"2026-11-22T10:00:00Z","evenement":"arret","v":1}"#,
    #"{"evenement":"arret","evenement":"arret","instant":"2026-11-22T10:00:00Z","v":1}"#,
    #"{"evenement":"\u0061rret","instant":"2026-11-22T10:00:00Z","v":1}"#,
    #"{"evenement":"arret","instant":"2026-11-22T10:00:00Z","v":1.0}"#,
    #"{"evenement":"arret","instant":"2026-11-22T10:00:00Z","v":01}"#,
    #"{"evenement":"arret","instant":"2026-11-22T10:00:00Z","v":1} "#,
    #"{"evenement":"arret","instant":"2026-11-22T10:00:00Z","v":1}}"#,
    #"{"evenement":"arret","instant":"2026-11-22T10:00:00Z","v":1"#, "{}", "", "[]", "null",
  ])
  func `what is not canonical is refused`(_ text: String) {
    #expect(fault(Self.start) == nil)
    guard case .notCanonical = fault(text) else { return #expect(Bool(false), "\(text)") }
  }

  @Test func `another version, an event of no catalogue and an act without a decision are refused`() throws {
    #expect(fault(Self.start.replacing("\"v\":1", with: "\"v\":2")) == .malformed(.v))
    #expect(fault(Self.start.replacing("arret", with: "evanouissement")) == .unknownKind)
    #expect(fault(Self.start.replacing("arret", with: "ouverture")) == .wrongOutcome)
    var opening = try #require(EventBodies.smallest(.ouverture, .permitted))
    opening["decision"] = nil
    #expect(fault(opening) == .wrongOutcome)
    opening["decision"] = "peut-etre"
    #expect(fault(opening) == .malformed(.decision))
  }

  @Test func `no member takes what a person could have typed`() throws {
    let texts: [JSON] = ["Mme Untel", "12 rue des Lilas", "a@exemple.fr", "Élan", "UN NOM", "", ["Mme Untel"], [""]]
    // The policies' own words: their names, their articles, their files; and the version of the program.
    let ofPolicies: EventMembers = [.alertes, .articles, .avertissements, .erreurs, .fichiers, .politiques, .version]
    for (kind, outcome, body) in EventBodies.all {
      for member in body.members.compactMap({ EventMember(rawValue: $0.key) }) where !ofPolicies.contains(member) {
        for text in texts {
          var altered = body
          altered[member.rawValue] = text
          #expect(fault(altered) != nil, "\(kind) \(outcome) \(member)")
        }
      }
    }
  }

  @Test func `an instant is read as it is written, and a day that no calendar has is refused`() throws {
    for seconds in stride(from: -2_000_000_000, to: 4_000_000_000, by: 7_654_321) {
      let text = Instants.text(Date(timeIntervalSince1970: Double(seconds)))
      #expect(Array(text.utf8).withUnsafeBytes { Instants.seconds($0) } == Int64(seconds))
    }
    for text in ["2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22 10:00:00Z"] {
      #expect(fault(Self.start.replacing("2026-11-22T10:00:00Z", with: text)) == .malformed(.instant), "\(text)")
    }
  }

  @Test func `a subject is of the kind that the event is about`() throws {
    var opening = try #require(EventBodies.smallest(.ouverture, .permitted))
    for subject in ["AP-2026-27WW-AN8P-W4", "un-agent", "FN-2026-27WW-AN8P"] {
      opening["objet"] = .string(subject)
      #expect(fault(opening) == .malformed(.objet), "\(subject)")
    }
  }

  @Test func `a member holds the bytes of its class and no other, wherever they stand`() throws {
    let classes: [(EventMember, Set<UInt8>)] = [
      (.motif, Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)),
      (.cle, Set("0123456789abcdef".utf8)),
      (.origine, Set(0x21..<0x7F).subtracting("@+".utf8)),
    ]
    for (member, allowed) in classes {
      let body = try #require(
        EventBodies.all.first { $0.body[member.rawValue]?.string != nil })
      for length in [32, 48, 64] {
        for place in [0, 1, 15, 16, length - 1] {
          for byte in (0x20..<0x7F as Range<UInt8>) where ![0x22, 0x5C].contains(byte) {
            var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
            text[place] = byte
            var altered = body.body
            altered[member.rawValue] = .string(String(decoding: text, as: UTF8.self))
            #expect((fault(altered) == nil) == allowed.contains(byte), "\(member), \(byte) at \(place) of \(length)")
          }
        }
      }
    }
  }
}
