internal import JSON
internal import Liaison

extension JSONObject {
  /// Coded facts, as the journal keeps them for a later replay.
  init(_ faits: FaitsCodes) {
    self.init(
      members: faits.codes.map { champ, valeur in
        switch valeur {
        case .booleen(let bool): (champ, .bool(bool))
        case .code(let code): (champ, .string(code))
        case .codes(let codes): (champ, .array(codes.map(JSON.string)))
        }
      })
  }
}

extension JSON {
  /// Codes in byte order.
  static func codes(_ values: some Sequence<some Coded>) -> JSON {
    .array(values.map(\.code).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map(JSON.string))
  }
}
