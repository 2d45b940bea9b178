/// The identity of an entity: its type and its id, as in `Agent::"a12"`.
///
/// Copies share one immutable object whose hash is computed once.
public struct EntityUID: Sendable {
  final class Storage: Sendable {
    let type: EntityType
    let id: CedarString
    let hash: Int

    init(type: EntityType, id: CedarString) {
      self.type = type
      self.id = id
      // Both halves are seeded hashes already: a multiplication by an odd constant keeps (a, b) apart from (b, a).
      self.hash = (type.name.hash &* 0x2545_F491_4F6C_DD1D) ^ id.hash
    }
  }

  let storage: Storage

  /// Makes an identity from a checked type and any id.
  public init(type: EntityType, id: CedarString) {
    self.storage = Storage(type: type, id: id)
  }

  /// Makes an identity from texts.
  ///
  /// - Throws: `CedarError` when `type` is not a valid path of identifiers.
  public init(_ type: String, _ id: String) throws(CedarError) {
    self.init(type: try EntityType(type), id: CedarString(id))
  }

  /// The entity's type.
  public var type: EntityType { storage.type }

  /// The entity's id: any scalars, compared exactly.
  public var id: CedarString { storage.id }

  var hash: Int { storage.hash }
}

extension EntityUID: Hashable, Comparable, CustomStringConvertible {
  /// Equal when type and id have the same scalars.
  public static func == (left: EntityUID, right: EntityUID) -> Bool {
    let (a, b) = (left.storage, right.storage)
    return a === b || (a.hash == b.hash && a.id == b.id && a.type == b.type)
  }

  /// Orders by type, then by id.
  public static func < (left: EntityUID, right: EntityUID) -> Bool {
    left.type == right.type ? left.id < right.id : left.type < right.type
  }

  /// Feeds the hash computed at construction.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(storage.hash)
  }

  /// The identity as a policy writes it: `Agent::"a12"`.
  public var description: String { "\(type)::\(quoted(id.string))" }
}
