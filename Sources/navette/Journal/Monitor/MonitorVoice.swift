import Foundation
import Gateway
import Cryptography
import JSON
import Journal

/// What a monitor says: what it proved on standard output, its alarms on standard error, each when it begins and when it
/// ends; with `--json`, one line of JSON an event on standard output too.
struct MonitorVoice {
  private let console: Console
  private let isJSON: Bool
  private var sounding: [MonitorAlarm.Code] = []
  private var isSilent = true

  init(_ console: Console, isJSON: Bool) { (self.console, self.isJSON) = (console, isJSON) }

  /// Says what a round found.
  mutating func tell(_ round: JournalMonitor.Round, _ tree: FollowedTree, grown: UInt64) {
    let now = console.now()
    if round.isProven, grown > 0 || isSilent, let checkpoint = tree.checkpoint?.checkpoint {
      isSilent = false
      let json: JSON = [
        "evenement": "verifie", "instant": .string(Instants.text(now)),
        "taille": .integer(Int64(clamping: checkpoint.size)), "racine": .string(checkpoint.root.hex),
      ]
      console.print(
        isJSON
          ? line(json) : "\(Instants.text(now))  vérifié : \(checkpoint.size) entrées, racine \(checkpoint.root.hex)")
    }
    for alarm in round.alarms where !sounding.contains(alarm.code) {
      console.warn(alarm.text)
      if isJSON { console.print(line(alarm.json(at: now))) }
    }
    let codes = round.alarms.map(\.code)
    for code in sounding where !codes.contains(code) {
      console.warn("fin de l’alerte \(code.rawValue)")
      if isJSON {
        console.print(
          line([
            "evenement": "fin-d-alarme", "instant": .string(Instants.text(now)), "alarme": .string(code.rawValue),
          ]))
      }
    }
    sounding = codes
  }

  private func line(_ json: JSON) -> String { String(decoding: json.serialized(.compact), as: UTF8.self) }
}
