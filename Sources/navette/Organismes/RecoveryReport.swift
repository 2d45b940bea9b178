import Gateway
import JSON
import Liaison
import Sealing

/// What a recovery gave back, page after page, and what it could not.
struct RecoveryReport {
  let demande: DemandeDeRecouvrement
  private(set) var count = 0
  private(set) var references: Set<Reference> = []
  private(set) var damaged: [DamagedEnvelope] = []
  private var withoutKey: UInt64 = 0
  private var closed: UInt64 = 0
  private var attestedIn: OrganismeID?

  init(_ demande: DemandeDeRecouvrement) { self.demande = demande }

  /// Adds a page whose keys were given back.
  mutating func add(_ page: RecoverableFiches, _ keys: [CleReenveloppee], _ damaged: [DamagedEnvelope]) {
    let given = Set(keys.map(\.enveloppe))
    references.formUnion(
      page.fiches.filter { $0.envelopes.contains { given.contains($0.id) } }.map(\.reference))
    count += keys.count
    self.damaged += damaged
    withoutKey += page.withoutKey
    closed += page.closed
    attestedIn = page.attestedIn
  }

  /// Says it.
  /// - Throws: ``CommandError`` `untrusted` when an envelope could not be given back: the others are.
  func tell(_ console: Console, isJSON: Bool) throws {
    console.print(isJSON ? json.text : lines.joined(separator: "\n"))
    guard damaged.isEmpty else {
      throw CommandError(
        .untrusted, "\(damaged.count) envelope(s) could not be given back: damaged, or not what was sealed",
        hint: "The others are given back. Warn the auditor.")
    }
  }

  private var json: JSON {
    [
      "agent": .string(demande.agent.description), "organisme": .string(demande.organisme.description),
      "recouvrees": .integer(Int64(count)),
      "fiches": .array(references.sorted().map { .string($0.description) }), "sansCle": .integer(Int64(withoutKey)),
      "fermees": .integer(Int64(closed)),
      "illisibles": .array(
        damaged.map {
          [
            "reference": .string($0.reference.description), "enveloppe": .string($0.id.hex),
            "motif": .string($0.reason),
          ]
        }),
    ]
  }

  private var lines: [String] {
    var lines = [
      "\(count) enveloppe(s) de \(references.count) fiche(s) ou avis rendue(s) à \(demande.agent)"
        + (attestedIn.map { ", attesté dans \($0)" } ?? "") + ". Reçus vérifiés et conservés."
    ]
    lines += references.sorted().map { "  \($0)" }
    if withoutKey > 0 {
      lines.append("\(withoutKey) enveloppe(s) ne s’ouvrent pas avec la clé de \(demande.organisme).")
    }
    if closed > 0 { lines.append("\(closed) enveloppe(s) que cet agent n’a plus à lire n’ont pas été rendues.") }
    lines += damaged.map {
      "Non rendue : \($0.reference), enveloppe \($0.id.hex) : \(SafeText.line($0.reason))"
    }
    lines.append(
      "Ce qui n’était scellé qu’à l’agent seul, brouillons compris, ne se recouvre pas. Rendez chaque part à qui la garde."
    )
    return lines
  }
}
