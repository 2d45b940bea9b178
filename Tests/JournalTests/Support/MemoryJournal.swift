import Cryptography
import Foundation
import JSON
import Journal
import Testing

/// The hashes that a tree emitted, kept as a store would.
struct MemoryHashes: HashReader {
  var levels: [[Digest]] = []

  mutating func keep(_ subtree: Subtree) {
    #expect(subtree.level.isMultiple(of: 8))
    while levels.count <= subtree.level / 8 { levels.append([]) }
    #expect(levels[subtree.level / 8].count == Int(subtree.index), "hashes come in order")
    levels[subtree.level / 8].append(subtree.hash)
  }

  func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    let kept = level / 8 < levels.count ? levels[level / 8] : []
    guard level.isMultiple(of: 8), indexes.upperBound <= kept.count else { throw MissingHash() }
    #expect(indexes.isEmpty || indexes.lowerBound / 256 == (indexes.upperBound - 1) / 256, "a run stays in a tile")
    return Array(kept[Int(indexes.lowerBound)..<Int(indexes.upperBound)])
  }

  struct MissingHash: Error {}
}

/// A journal in memory, made from numbers: the same one at each run but for its key.
struct MemoryJournal: JournalSource {
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  var hashes = MemoryHashes()
  var entries: [LogEntry] = []
  var bodies: [JournalBody?] = []
  var tree = MerkleTree()

  static let empty = MemoryJournal()

  private init() {}

  init(count: Int) throws {
    for index in 0..<count {
      try append(
        ["action": "transmission", "fiche": .string("f-\(index)"), "note": "é\"\\ }"],
        retention: index.isMultiple(of: 3) ? .access : .disclosure, index: index)
    }
  }

  mutating func append(_ object: JSONObject, retention: RetentionClass, index: Int) throws {
    let nonce = try #require(Nonce(bytes: Array(SHA256.digest(Array("nonce \(index)".utf8)).bytes.prefix(16))))
    let body = try JournalBody(object, retention: retention, nonce: nonce)
    let entry = body.entry(at: Self.start.addingTimeInterval(Double(index)))
    entries.append(entry)
    bodies.append(body)
    tree.append(entry.leafHash) { hashes.keep($0) }
  }

  func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    try hashes.hashes(level: level, indexes: indexes)
  }
  func entries(_ indexes: Range<UInt64>) -> [LogEntry] {
    Array(entries[Int(indexes.lowerBound)..<Int(indexes.upperBound)])
  }
  func bodies(_ indexes: Range<UInt64>) -> [JournalBody?] {
    Array(bodies[Int(indexes.lowerBound)..<Int(indexes.upperBound)])
  }
}

/// A signer whose key is the same at each run.
func signer(_ origin: String = "navette.example/journal", seed: UInt8 = 7) throws -> LogSigner {
  let seed = SecretBytes(copying: [UInt8](repeating: seed, count: 32))
  return try LogSigner(origin: origin, privateKey: Ed25519PrivateKey(seed: seed))
}

/// A fresh folder, removed afterwards.
func withFolder<R>(_ body: (URL) throws -> R) throws -> R {
  let folder = FileManager.default.temporaryDirectory.appending(path: "navette-journal-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// A file of Tests/JournalTests/Vectors.
func vector(_ name: String) throws -> String {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return try String(contentsOf: folder.appending(path: "Vectors/\(name)"), encoding: .utf8)
}

/// Base64 by Foundation: what ours is compared with.
func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

/// The bytes of a string of hexadecimal digits.
func unhex(_ json: JSON?) throws -> [UInt8] {
  let text = try #require(json?.string)
  return try #require(Hexadecimal.decode(text))
}
