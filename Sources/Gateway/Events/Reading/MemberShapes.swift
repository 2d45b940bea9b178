/// The members that an object may have.
struct MemberShapes: Sendable {
  let names: NameTable
  let shapes: [EventMember.Shape]
  /// How many it has at least.
  let least: Int

  init(_ members: KeyValuePairs<String, EventMember.Shape>) {
    (names, shapes, least) = (NameTable(members.map(\.key)), members.map(\.value), 2)
  }

  static let envelope = Self(["cles": .hexes, "empreinte": .hex, "enveloppe": .hex])
  static let recovery = Self(["certificat": .hex, "organisme": .code, "remplace": .hex])
  static let part = Self(["categorie": .code, "section": .code])
  static let refusal = Self(["partie": .count, "politiques": .labels])
}
