import Foundation
import Gateway
import JSON
import Liaison
import Testing

/// Values that the tests of forms start from. Every person in them is made up.
enum Exemples {
  static func aujourdhui() throws -> CalendarDay { try CalendarDay("2026-11-21") }

  /// The bytes of a vector.
  static func vecteur(_ nom: String, from file: String = #filePath) throws -> [UInt8] {
    let tests = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try [UInt8](Data(contentsOf: tests.appending(path: "Vectors/\(nom)")))
    try #require(!bytes.isEmpty)
    return bytes
  }

  /// A transmission with every section and every member.
  static func maximale() throws -> JSON { try JSON.parse(vecteur("fiche-maximale.json")) }

  /// A transmission with nothing that can be left out.
  static let minimale: JSON = [
    "circuit": "information-preoccupante", "fondement": "casf-l226-2-1", "urgence": "immediate",
    "destination": "crip-fictive", "faits": ["profil": "famille", "classeAge": "inconnue", "accord": "non-demande"],
    "fiche": [
      "identite": ["nom": "Inconnu", "prenoms": "Inconnu", "sexe": "non-renseigne"],
      "demande": ["attendu": "Évaluer."],
    ],
  ]

  static func demande(_ json: JSON) throws -> DemandeDeTransmission {
    try DemandeDeTransmission(JSONReader(json), today: aujourdhui())
  }
}

extension JSON {
  /// The compact text, which a failed expectation can show.
  var texte: String { String(decoding: serialized(), as: UTF8.self) }

  /// The value at a pointer.
  func valeur(_ pointer: String) -> JSON? {
    var value: JSON? = self
    for part in pointer.split(separator: "/") {
      value = Int(part).flatMap { value?[$0] } ?? value?[String(part)]
    }
    return value
  }

  /// The same document with another value at a pointer; nil removes the member.
  func avec(_ pointer: String, _ nouvelle: JSON?) -> JSON { avec(pointer.split(separator: "/")[...], nouvelle) }

  private func avec(_ parts: ArraySlice<Substring>, _ nouvelle: JSON?) -> JSON {
    guard let first = parts.first else { return nouvelle ?? .null }
    let rest = parts.dropFirst()
    switch self {
    case .object(var object):
      let name = String(first)
      object[name] = rest.isEmpty ? nouvelle : object[name]?.avec(rest, nouvelle)
      return .object(object)
    case .array(var array):
      guard let index = Int(first), array.indices.contains(index) else { return self }
      array[index] = array[index].avec(rest, nouvelle)
      return .array(array)
    default: return self
    }
  }

  /// Every value of the document with its pointer, the document first.
  var tous: [(pointer: String, valeur: JSON)] { tous(at: "") }

  private func tous(at pointer: String) -> [(pointer: String, valeur: JSON)] {
    let children: [(String, JSON)] =
      switch self {
      case .object(let object): object.members.map { ($0.key, $0.value) }
      case .array(let array): array.enumerated().map { (String($0), $1) }
      default: []
      }
    return [(pointer, self)] + children.flatMap { $1.tous(at: "\(pointer)/\($0)") }
  }
}

/// The fault that reading throws, or nil.
func faute(_ body: () throws -> Void) -> JSONReadingError? {
  do {
    try body()
    return nil
  } catch {
    return error as? JSONReadingError ?? JSONReadingError(pointer: "\(type(of: error))", code: .wrongType)
  }
}

/// Expects a fault at a pointer.
func refuse(
  _ pointer: String, _ code: JSONReadingError.Code, _ comment: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) {
  let found = faute(body)
  #expect(found?.pointer == pointer && found?.code == code, comment, sourceLocation: sourceLocation)
  // Whatever is refused, the person is told something.
  #expect(found?.message.isEmpty == false, sourceLocation: sourceLocation)
}
