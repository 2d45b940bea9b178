import Foundation
import JSON
import Liaison

/// A made-up file of the demo, as the program carries it: JSON where `@J`, `@J-2` and `@J+4` stand for today and days
/// around it.
struct DemoFile: Sendable {
  let name: String

  /// The fiches that are transmitted in the scenario, then those that are refused.
  static let fiches = [
    "01-violences-au-sein-du-couple", "02-personne-agee-isolee", "03-famille-sans-domicile",
    "04-addiction-d-un-mis-en-cause", "05-conflit-de-voisinage", "06-mineur-en-danger",
    "07-signalement-majeur-vulnerable", "08-signalement-arme", "09-vers-l-intervenant", "10-expulsion-et-sante",
    "15-famille-avec-enfants-frappes", "16-information-preoccupante-de-suite", "17-avec-une-piece-jointe",
    "11-sans-accord",
    "12-emprise-sans-professionnel-de-sante", "13-vers-la-police", "14-commune-inconnue",
  ].map { DemoFile(name: $0 + ".json") }

  /// The file with its dates.
  /// - Throws: ``CommandError`` with `internalError` when the program was moved away from its resources.
  func bytes(today: CalendarDay) throws -> [UInt8] {
    guard let url = Bundle.module.url(forResource: "demo", withExtension: nil)?.appending(path: name),
      let data = try? Data(contentsOf: url)
    else { throw CommandError(.internalError, "the program's resource \(name) is missing") }
    guard name.hasSuffix(".json") else { return Array(data) }
    do {
      return Self.dated(try JSON.parse(Array(data)), today).serialized(.pretty)
    } catch {
      throw CommandError(.internalError, "the program's resource \(name) is not JSON: \(error)")
    }
  }

  /// The value with its dates in place of their marks.
  static func dated(_ json: JSON, _ today: CalendarDay) -> JSON {
    switch json {
    case .string(let text): .string(day(text, today)?.description ?? text)
    case .array(let elements): .array(elements.map { dated($0, today) })
    case .object(let object): .object(JSONObject(members: object.members.map { ($0.key, dated($0.value, today)) }))
    default: json
    }
  }

  private static func day(_ text: String, _ today: CalendarDay) -> CalendarDay? {
    guard text.hasPrefix("@J") else { return nil }
    let rest = text.dropFirst(2)
    return rest.isEmpty ? today : Int(rest).map { today.adding(days: $0) }
  }
}
