import Foundation
import JSON
import Journal

@testable import Gateway

/// A small journal told step by step, in which anything can be made wrong.
struct Story {
  static let start = 1_795_255_200  // On the hour.
  static let set = String(repeating: "5a", count: 32)
  static let fiche = "FN-2026-27WW-AN8P-W4"
  static let avis = "AP-2026-KNBM-7B8T-9M"
  static let orale = "VV-2026-MW0B-T776-5W"
  static let envelope = "01a2011537a830f6ab747c8dbeddbf56"
  static let digest = String(repeating: "c3", count: 32)

  private(set) var entries: [(entry: LogEntry, body: [UInt8]?)] = []
  /// Seconds since the start.
  var now = 0

  /// What every journal begins with: who administers, the policies, a start, and those who act here.
  init(agents: [String] = ["auteur", "collegue", "tiers"]) throws {
    try add(.enrolement, ["objet": "admin", "roleAgent": "administrateur", "initialisation": true])
    try add(.jeuDePolitiques, ["jeu": .string(Self.set), "regles": 3, "fichiers": ["socle.cedar"]])
    try add(.demarrage, ["version": "0.1.0", "scripts": []])
    for agent in agents {
      try act(
        .enrolement, by: "admin", on: agent, action: "enrolerAgent", resource: "navette",
        ["roleAgent": "travailleur-social", "secret": "profession", "certificats": [.string(Self.digest)]])
    }
  }

  /// Adds a body as it is.
  mutating func add(_ kind: EventKind, _ details: JSONObject, hour: Int? = nil, as retention: RetentionClass? = nil)
    throws
  {
    let date = Date(timeIntervalSince1970: Double(Self.start + now))
    var object: JSONObject = ["v": 1, "evenement": .string(kind.rawValue), "instant": .string(Instants.text(date))]
    for member in details.members { object[member.key] = member.value }
    let body = try JournalBody(object, retention: retention ?? kind.retention)
    entries.append((body.entry(at: hour.map { date + Double($0) * 3600 } ?? date), body.bytes))
    now += 10
  }

  /// Adds what an agent does.
  mutating func act(
    _ kind: EventKind, by agent: String, on subject: String?, action: String, resource: String? = nil,
    _ details: JSONObject = [:], decision: String = "permise", set: String = Story.set, principal: String? = nil,
    attributes: JSONObject = [:]
  ) throws {
    let uid: JSON = ["id": .string(resource ?? subject ?? "x"), "type": "Fiche"]
    var object: JSONObject = [
      "agent": .string(agent), "decision": .string(decision), "jeu": .string(set), "politiques": ["socle.essai"],
      "articles": ["Code pénal, art. 226-13"],
      "question": [
        "action": ["id": .string(action), "type": "Action"], "context": [:],
        "entities": [["attrs": .object(attributes), "parents": [], "uid": uid]],
        "principal": ["id": .string(principal ?? agent), "type": "TravailleurSocial"], "resource": uid,
      ],
    ]
    if let subject { object["objet"] = .string(subject) }
    for member in details.members { object[member.key] = member.value }
    try add(kind, object)
  }

  /// Forgets the body of an entry.
  mutating func prune(_ index: Int) { entries[index].body = nil }

  /// Begins later.
  mutating func drop(_ count: Int) { entries.removeFirst(count) }

  /// What the replay says, each fault with its entry.
  func faults(continues: Bool = false) -> [ReplayFault] { replayed(continues: continues).faults }

  func replayed(continues: Bool = false) -> JournalReplay {
    var replay = JournalReplay(continues: continues)
    for (index, entry) in entries.enumerated() {
      if let body = entry.body {
        body.withUnsafeBytes { replay.visit($0, of: entry.entry, at: UInt64(index)) }
      } else {
        replay.visit(nil, of: entry.entry, at: UInt64(index))
      }
    }
    return replay
  }
}

extension Story {
  static let sealed: JSONObject = [
    "enveloppe": .string(envelope), "empreinte": .string(digest), "cles": [.string(digest)],
  ]

  mutating func transmit(_ reference: String = fiche, by agent: String = "auteur", envelope: String = envelope) throws {
    var details = Self.sealed
    details["enveloppe"] = .string(envelope)
    details["urgence"] = "normale"
    details["parties"] = [
      "acte": "communiquer", "contextes": [["categorie": "ordinaire", "section": "identite"]], "refus": [],
    ]
    try act(.transmission, by: agent, on: reference, action: "transmettre", resource: "secteur-sud", details)
  }

  /// An act on the fiche, decided while it is in some state.
  mutating func step(
    _ kind: EventKind, _ action: String, etat: String, by agent: String = "collegue", _ details: JSONObject = [:],
    auteur: String = "auteur", destination: String = "secteur-sud", decision: String = "permise"
  ) throws {
    func entity(_ id: String) -> JSON { ["__entity": ["id": .string(id), "type": "Agent"]] }
    try act(
      kind, by: agent, on: Self.fiche, action: action, details, decision: decision,
      attributes: [
        "etat": .string(etat), "auteur": entity(auteur), "destination": entity(destination),
      ])
  }

  mutating func open(
    etat: String = "transmise", by agent: String = "collegue", envelope: String = envelope, digest: String = digest,
    destination: String = "secteur-sud"
  ) throws {
    try step(
      .ouverture, "ouvrir", etat: etat, by: agent,
      [
        "enveloppes": [.string(envelope)], "empreintes": [.string(digest)], "rubriques": ["identite"],
        "categories": ["ordinaire"],
      ], destination: destination)
  }

  mutating func acknowledge(etat: String = "consultee", by agent: String = "collegue") throws {
    try step(.accuse, "accuser", etat: etat, by: agent)
  }

  mutating func giveBack() throws {
    var details = Self.sealed
    details["enveloppe"] = "01a2011537a830f6ab747c8dbeddbf57"
    for (name, code) in ["issue": "suivi", "connuDuDepartement": "non", "connuDeLaCAF": "non"] {
      details[name] = .string(code)
    }
    try step(.retour, "retourner", etat: "accusee", details)
  }

  mutating func reroute(etat: String, from: String = "secteur-sud", by agent: String = "collegue") throws {
    var details = Self.sealed
    for (name, code) in ["de": from, "vers": "secteur-nord", "motif": "changement-adresse"] {
      details[name] = .string(code)
    }
    details["clesSupprimees"] = 2
    details["rubriques"] = ["identite"]
    details["categories"] = ["ordinaire"]
    try step(.reorientation, "reorienter", etat: etat, by: agent, details)
  }

  mutating func raise() throws {
    var details = Self.sealed
    for (name, code) in ["alinea": "premier", "fondement": "cp-223-6-al-1", "destination": "commissariat"] {
      details[name] = .string(code)
    }
    details["obligations"] = ["justifier-sous-24-h"]
    try act(.avisDePeril, by: "auteur", on: Self.avis, action: "aviserPeril", resource: "commissariat", details)
  }

  mutating func justify(by agent: String = "auteur", late: Bool = false, _ reference: String = avis) throws {
    var details = Self.sealed
    details["enveloppe"] = "01a2011537a830f6ab747c8dbeddbf58"
    details["enRetard"] = .bool(late)
    details["destination"] = "circo"
    try act(.justification, by: agent, on: reference, action: "justifier", details)
  }

  mutating func review(by agent: String = "collegue") throws {
    try act(.relecture, by: agent, on: Self.avis, action: "relire", ["conclusion": "fondee"])
  }

  mutating func say(permise: Bool = true, obligations: JSON? = nil) throws {
    var details: JSONObject = [
      "interlocuteur": "unite-fsi", "fondement": "accord", "rubriques": ["identite"],
      "diteLe": "2026-11-20T10:00:00Z", "permise": .bool(permise),
    ]
    details["obligations"] = obligations
    try act(.transmissionOrale, by: "auteur", on: Self.orale, action: "consigner", resource: "commissariat", details)
  }

  mutating func examine(decision: String = "permise") throws {
    try act(
      .examenOral, by: "auteur", on: Self.orale, action: "transmettre", resource: "commissariat", decision: decision)
  }
}
