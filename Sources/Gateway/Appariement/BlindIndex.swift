internal import Cryptography
internal import Foundation
internal import Liaison
internal import Store
internal import Synchronization

/// Finds the fiches that name a person, in a table that names nobody: each trait of a person is kept as a code, the first
/// eight bytes of its HMAC-SHA-256 under the key of the quarter in which the fiche was transmitted.
///
/// Whoever has the table and not the keys can neither test a name nor tell which persons it is about; they can tell that two
/// fiches of one quarter share a code.
public final class BlindIndex: Sendable {
  static let jetonByteCount = 8
  /// Codes come in such numbers, random ones among them: those of three persons, which most fiches do not pass.
  static let jetonsParLot = 3 * PersonneCitee.maximumDeCles

  private let store: any IndexKeyStore
  private let keys: Mutex<[EpoqueDIndex: SecretBytes]>

  /// Reads the keys.
  public init(_ store: any IndexKeyStore) throws {
    self.store = store
    keys = Mutex(try store.keys())
  }

  /// The row of a fiche. The first of a quarter makes its key.
  func row(of reference: Reference, naming persons: [PersonneCitee], at now: Date) throws -> IndexRow {
    let epoque = EpoqueDIndex(now)
    let key = try keys.withLock { keys in
      if let key = keys[epoque] { return key }
      let key = try store.make(epoque)
      keys[epoque] = key
      return key
    }
    var jetons = Set(persons.flatMap(\.cles).map { Self.jeton($0, key) })
    while jetons.isEmpty || jetons.count % Self.jetonsParLot != 0 {
      jetons.insert(SecureRandom.bytes(Self.jetonByteCount).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
    }
    return IndexRow(
      reference: reference, epoque: epoque.description,
      jetons: jetons.sorted().flatMap { withUnsafeBytes(of: $0, Array.init) })
  }

  /// What a person's rows would hold, under every key there is.
  func question(_ person: PersonneCitee) -> Question {
    let cles = person.clesCherchees
    return Question(
      jetons: keys.withLock { $0 }.reduce(into: [:]) { all, key in
        all[key.key.description] = Dictionary(
          cles.map { (Self.jeton($0, key.value), $0.nature) }, uniquingKeysWith: { first, _ in first })
      })
  }

  /// Destroys the keys of past quarters under which nothing is indexed any more. The last quarter's is kept: a transmission
  /// that began in it may be on its way.
  /// - Parameter epochs: those that rows are under.
  func forget(except epochs: Set<String>, at now: Date) throws {
    let recent = EpoqueDIndex(now).previous
    let past = keys.withLock { keys in keys.keys.filter { $0 < recent && !epochs.contains($0.description) } }
    for epoque in past {
      try store.destroy(epoque)
      keys.withLock { $0[epoque] = nil }
    }
  }

  private static func jeton(_ cle: CleAppariement, _ key: SecretBytes) -> UInt64 {
    HMACSHA256.authenticate(cle.octets, key: key).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
  }

  /// The codes of one person, under each key.
  struct Question: Sendable {
    fileprivate let jetons: [String: [UInt64: CleAppariement.Nature]]

    /// How far a row agrees that it names the person; nil when it does not.
    func concordance(_ row: IndexRow) -> Concordance? {
      guard let asked = jetons[row.epoque] else { return nil }
      let found = row.jetons.withUnsafeBytes { bytes in
        stride(from: 0, to: bytes.count, by: jetonByteCount).compactMap {
          asked[bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)]
        }
      }
      return Concordance(found)
    }
  }
}
