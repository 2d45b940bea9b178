/// The members of a JSON object: ordered, with distinct names.
///
/// Look-ups scan: the objects of this project have a dozen members, for which a scan beats a table.
public struct JSONObject: Sendable {
  /// One name and its value.
  public typealias Member = (key: String, value: JSON)

  /// The members, in the order they were written.
  public private(set) var members: [Member]

  /// An object without members.
  public init() { members = [] }

  /// An object of these members.
  /// - Precondition: the names are distinct; bytes from outside go through ``JSON/parse(_:limits:)``, which refuses
  ///   duplicates.
  public init(members: [(String, JSON)]) {
    precondition(Self.areDistinct(members), "duplicate member name in a literal object")
    self.members = members.map { (key: $0.0, value: $0.1) }
  }

  /// For the parser, which has checked that names are distinct.
  init(distinct members: [Member]) { self.members = members }

  /// A table is made only for many members: for a few, it would cost more than it spares.
  private static func areDistinct(_ members: [(String, JSON)]) -> Bool {
    guard members.count <= 32 else { return Set(members.map { Array($0.0.utf8) }).count == members.count }
    return members.indices.allSatisfy { index in
      !members[..<index].contains { $0.0.isSameBytes(as: members[index].0) }
    }
  }

  /// The value of that name; assigning replaces it in place, appends it, or with `nil` removes it.
  public subscript(key: String) -> JSON? {
    get { members.first { $0.key.isSameBytes(as: key) }?.value }
    set {
      let place = members.firstIndex { $0.key.isSameBytes(as: key) }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append((key, value))
      case (nil, nil): break
      }
    }
  }
}

extension JSONObject: Equatable {
  /// Same names and values in the same order.
  public static func == (lhs: JSONObject, rhs: JSONObject) -> Bool {
    lhs.members.count == rhs.members.count
      && zip(lhs.members, rhs.members).allSatisfy { $0.key.isSameBytes(as: $1.key) && $0.value == $1.value }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object of these members, whose names must be distinct.
  public init(dictionaryLiteral elements: (String, JSON)...) { self.init(members: elements) }
}
