import Foundation
import Gateway
import JSON
import Journal

/// What a full verification found: what is wrong with the files, and what the entries themselves contradict.
struct JournalVerdict {
  let report: ExportReport
  let replay: JournalReplay
  /// What its first entry cites, when it follows another journal.
  let citation: FormerCitation?
  /// That journal's own verification, once it was brought.
  var former: FormerVerdict?

  /// Verifies an export: every entry rehashed, every tile, the signature, every body read and replayed.
  /// - Parameter verifier: it need not check the canonical form: the replay reads each body strictly.
  /// - Throws: ``CommandError`` with `invalidContent` when it is not an export.
  init(_ folder: FilePath, _ verifier: ExportVerifier, progress: (UInt64, UInt64) -> Void = { _, _ in }) throws {
    var replay = JournalReplay()
    do {
      report = try verifier.verify(
        URL(filePath: folder.description, directoryHint: .isDirectory), visiting: &replay, progress: progress)
    } catch {
      throw CommandError(.invalidContent, "not an export of a journal: \(error.code.rawValue)")
    }
    self.replay = replay
    citation = try FormerCitation(first: folder)
  }

  /// Everything that is wrong, each in a French line.
  var anomalies: [String] {
    report.faults.map(\.description) + replay.faults.map { "écriture [\($0.index)] : \($0.message)" }
      + (former?.anomalies.map { "journal antérieur : \($0)" } ?? [])
  }

  /// What was counted, for programs.
  var counts: JSONObject {
    let tally = replay.tally
    let counts: KeyValuePairs<String, UInt64> = [
      "corpsRelus": tally.read, "decisionsPermises": tally.permitted, "decisionsRefusees": tally.refused,
      "ecrituresInconnues": tally.unknown, "arretsBrutaux": tally.abruptStops,
      "contradictions": UInt64(replay.faults.count),
    ]
    return JSONObject(members: counts.map { ($0, .integer(Int64(clamping: $1))) })
  }

  /// The same, for people.
  var summary: String {
    let tally = replay.tally
    let unknown = tally.unknown == 0 ? "" : ", \(tally.unknown) que seules des écritures absentes expliqueraient"
    let stops = tally.abruptStops == 0 ? "" : ", \(tally.abruptStops) arrêt(s) brutal(aux)"
    return "\(tally.permitted) actes permis et \(tally.refused) refusés rejoués\(unknown)\(stops)"
  }
}
