import JSON

@testable import Gateway

/// Bodies made from the catalogue itself: the smallest of each event.
enum EventBodies {
  static let digest = String(repeating: "5a", count: 32)

  /// The smallest body of an event that came about in some way; nil when there is none.
  static func smallest(_ kind: EventKind, _ outcome: EventForm.Outcome) -> JSONObject? {
    let form = kind.form(outcome)
    guard let members = form.members(outcome)?.required else { return nil }
    var object: JSONObject = [:]
    for member in members.members { object[member.rawValue] = value(of: member, form) }
    object["evenement"] = .string(kind.rawValue)
    if outcome != .undecided { object["decision"] = .string(outcome == .permitted ? "permise" : "refusee") }
    return object
  }

  /// Every one of them.
  static var all: [(kind: EventKind, outcome: EventForm.Outcome, body: JSONObject)] {
    EventKind.allCases.flatMap { kind in
      EventForm.Outcome.allCases.compactMap { outcome in smallest(kind, outcome).map { (kind, outcome, $0) } }
    }
  }

  private static func value(of member: EventMember, _ form: EventForm) -> JSON {
    switch member.shape {
    case .code: "un-code"
    case .codes: ["un-code"]
    case .label: "Un libellé"
    case .labels: ["Code pénal, art. 226-13"]
    case .origin: "navette.test/journal"
    case .hex: .string(digest)
    case .hexes: [.string(digest)]
    case .instant: "2026-11-22T10:00:00Z"
    case .count: 3
    case .flag: true
    case .form: 1
    case .subject: .string(subject(form))
    case .envelope: envelope
    case .envelopes: [envelope]
    case .recoveries: [["certificat": .string(digest), "organisme": "secteur-sud"]]
    case .question:
      [
        "action": uid("ouvrir", "Action"), "context": [:],
        "entities": [["attrs": ["etat": "transmise"], "parents": [], "uid": uid("FN-2026-27WW-AN8P-W4", "Fiche")]],
        "principal": uid("un-agent", "TravailleurSocial"), "resource": uid("FN-2026-27WW-AN8P-W4", "Fiche"),
      ]
    case .parts:
      ["acte": "communiquer", "contextes": [["categorie": "ordinaire", "section": "identite"]], "refus": []]
    }
  }

  private static var envelope: JSON {
    ["cles": [.string(digest)], "empreinte": .string(digest), "enveloppe": .string(digest)]
  }

  private static func uid(_ id: String, _ type: String) -> JSON { ["id": .string(id), "type": .string(type)] }

  private static func subject(_ form: EventForm) -> String {
    guard case .reference(let kinds) = form.subject, let kind = kinds.map(\.rawValue).min() else { return "un-agent" }
    return "\(kind)-2026-27WW-AN8P-W4"
  }
}

extension EventBodies {
  /// What an event of the gateway has of its own.
  static func own(of kind: EventKind) -> JSONObject {
    var body = smallest(kind, .undecided) ?? [:]
    for shared in ["v", "evenement", "instant"] { body[shared] = nil }
    return body
  }
}
