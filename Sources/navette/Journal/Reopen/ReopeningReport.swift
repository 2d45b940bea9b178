import Cryptography
import Gateway
import JSON
import Journal

/// What a reopening did, and what people must do now: counts and opaque identifiers.
struct ReopeningReport {
  /// The new journal's key.
  let key: VerifierKey
  /// Where the former journal is.
  let archive: FilePath
  /// What was closed; nil when an interrupted reopening was brought to its end.
  var details: Details?

  struct Details {
    let cited: Checkpoint
    /// How many entries the database had.
    let restored: UInt64
    /// What was known of the others.
    let plan: (plan: ReopeningPlan, size: UInt64)?
    let outcome: ReopeningOutcome

    /// The entries of which nothing is known.
    var lost: UInt64 { cited.size - min(cited.size, max(restored, plan?.size ?? 0)) }
  }

  /// The list, for people.
  var lines: [String] { (details.map(told) ?? ["The reopening that was begun is finished."]) + whom }

  private func told(_ details: Details) -> [String] {
    let read = details.plan.map { "\($0.size - details.restored) read from the export" } ?? "no export"
    var lines = [
      "Closed: \(SafeText.line(details.cited.origin)), \(details.cited.size) entries signed. The database had "
        + "\(details.restored); \(read); \(details.lost) of which nothing is known.",
      "Opened: \(SafeText.line(key.name)). Its first entry cites \(details.cited.size) entries, root "
        + details.cited.root.hex + ".",
      "Archive of the former: \(SafeText.line(archive.description))",
    ]
    lines += section("Done again", counts(details.outcome.replayed))
    lines += section(
      "NOT done again",
      details.outcome.unreplayed.map { "entry \($0.leaf), \($0.event?.rawValue ?? "?"): \($0.obstacle.rawValue)" })
    lines += section(
      "Lost: acts whose effect is gone, to be made again by who made them", counts(details.outcome.lost))
    lines += section("To be certified again (navette agent certificate)", names(details.outcome.toCertify))
    lines += section("To make an encryption key again", names(details.outcome.toRekey))
    lines += section("To be attested again", names(details.outcome.toAttest))
    lines += section("Bodies whose recovery key must be imported again", names(details.outcome.toImport))
    lines += section("Fiches whose author must take them back and send them again", names(details.outcome.toSendAgain))
    return lines
  }

  /// Whoever believes the journal by its name.
  private var whom: [String] {
    [
      "", "The journal's new key, in DATA/pki/log.vkey: \(key.vkey)",
      "Give it, by another channel than the gateway, to:",
      "  - each witness, which may go on meanwhile: navette witness trust DIR --vkey log.vkey",
      "  - each agent, auditors and monitors too: navette agent journal --vkey log.vkey --agent DIR",
      "  - each monitor, which then follows it in another folder: navette journal monitor DIR",
      "Then: navette serve",
    ]
  }

  private func section(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["\(title):"] + items.prefix(1000).map { "  - \(SafeText.line($0))" }
  }

  private func counts(_ counts: [EventKind: Int]) -> [String] {
    counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue): \($0.value)" }
  }

  private func names(_ items: Set<some CustomStringConvertible>) -> [String] { items.map(\.description).sorted() }

  /// The same, for programs.
  var json: JSON {
    var object: JSONObject = [
      "origine": .string(key.name), "vkey": .string(key.vkey), "archive": .string(archive.description),
    ]
    guard let details else { return .object(object) }
    func counted(_ counts: [EventKind: Int]) -> JSON {
      .object(
        JSONObject(
          members: counts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            ($0.key.rawValue, .integer(Int64($0.value)))
          }))
    }
    func list(_ items: Set<some CustomStringConvertible>) -> JSON { .array(names(items).map(JSON.string)) }
    object["citee"] = [
      "origine": .string(details.cited.origin), "taille": .integer(Int64(clamping: details.cited.size)),
      "racine": .string(details.cited.root.hex),
    ]
    object["tailleReprise"] = .integer(Int64(clamping: details.restored))
    object["perdues"] = .integer(Int64(clamping: details.lost))
    object["rejouees"] = counted(details.outcome.replayed)
    object["nonRejouees"] = .array(
      details.outcome.unreplayed.map {
        [
          "feuille": .integer(Int64(clamping: $0.leaf)), "evenement": $0.event.map { .string($0.rawValue) } ?? .null,
          "raison": .string($0.obstacle.rawValue),
        ]
      })
    object["sansEffet"] = counted(details.outcome.lost)
    object["aCertifier"] = list(details.outcome.toCertify)
    object["clesAFaire"] = list(details.outcome.toRekey)
    object["aAttester"] = list(details.outcome.toAttest)
    object["recouvrementsAImporter"] = list(details.outcome.toImport)
    object["aRenvoyer"] = list(details.outcome.toSendAgain)
    return .object(object)
  }
}
