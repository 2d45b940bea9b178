import Foundation
import Gateway
import JSON
import Journal

/// A journal of any length in which fiches live their lives, each body as the gateway writes it: made from its number alone,
/// so that a million need no memory.
///
/// It begins with an installation and the enrolment of its agents. Then 64 fiches at a time are sent, listed, opened,
/// acknowledged, followed, answered, read by their author and closed.
struct SampleLives: Sendable {
  /// How many agents there are: half of them send, half of them receive.
  private static let agents = 64
  private static let fichesAtOnce = 64
  private static let steps: [EventKind] = [
    .transmission, .liste, .ouverture, .accuse, .chronologie, .retour, .ouverture, .cloture,
  ]
  static let start = 1_795_255_200

  private let templates: [BodyTemplate]
  private let beginning: [BodyTemplate]

  init() throws {
    templates = try SampleEvents.life.map(BodyTemplate.init)
    beginning = try SampleEvents.beginning.map(BodyTemplate.init)
  }

  /// The body of an entry.
  func body(_ index: UInt64) throws -> JournalBody {
    let place = Int(index)
    let (bytes, kind) = place < Self.beginningCount ? enrolment(place) : step(place - Self.beginningCount, index)
    return try JournalBody(canonical: bytes, retention: SampleEvents.retention(of: kind), nonce: Self.nonce(index))
  }

  /// When it was written.
  static func date(_ index: UInt64) -> Date { Date(timeIntervalSince1970: Double(start) + Double(index / 16)) }

  private static var beginningCount: Int { 3 + agents }

  private func enrolment(_ place: Int) -> ([UInt8], EventKind) {
    var fields = BodyTemplate.Fields(instant: Instants.text(Self.date(UInt64(place))))
    fields.author = Self.name("auteur", place - 3)
    if place >= 3 + Self.agents / 2 { fields.author = Self.name("membre", place - 3 - Self.agents / 2) }
    let kinds: [EventKind] = [.enrolement, .jeuDePolitiques, .demarrage]
    return (beginning[min(place, 3)].body(fields), place < 3 ? kinds[place] : .enrolement)
  }

  private func step(_ place: Int, _ index: UInt64) -> ([UInt8], EventKind) {
    let group = place / (Self.fichesAtOnce * Self.steps.count)
    let rest = place % (Self.fichesAtOnce * Self.steps.count)
    let (step, fiche) = (rest / Self.fichesAtOnce, group * Self.fichesAtOnce + rest % Self.fichesAtOnce)
    var fields = BodyTemplate.Fields(instant: Instants.text(Self.date(index)))
    fields.author = Self.name("auteur", fiche % (Self.agents / 2))
    fields.member = Self.name("membre", fiche % (Self.agents / 2))
    let digits = String(fiche, radix: 16)
    fields.number = String(repeating: "0", count: 8 - digits.count) + digits
    return (templates[step].body(fields), Self.steps[step])
  }

  private static func name(_ kind: String, _ number: Int) -> String { "\(kind)-\(number < 10 ? "0" : "")\(number)" }

  private static func nonce(_ index: UInt64) throws -> Nonce {
    var bytes: [UInt8] = []
    for word in [index &* 0x9E37_79B9_7F4A_7C15, ~index &* 0xBF58_476D_1CE4_E5B9] {
      for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * shift))) }
    }
    guard let nonce = Nonce(bytes: bytes) else { throw CommandError(.internalError, "a nonce of another length") }
    return nonce
  }
}
