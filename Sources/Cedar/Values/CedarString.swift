/// A string compared by its Unicode scalars, as Cedar wants.
///
/// Swift's `String` compares by canonical equivalence, so `"é"` and `"e\u{301}"` are equal there: a policy naming one
/// would match the other. Here they differ. The hash is computed once, with the process's random seed, so that equality
/// of short strings costs three integer comparisons.
public struct CedarString: Sendable {
  final class Storage: Sendable {
    let string: String
    let hash: Int
    let count: Int
    let low: UInt64
    let high: UInt64

    init(_ string: String) {
      var low: UInt64 = 0
      var high: UInt64 = 0
      var count = 0
      var hasher = Hasher()
      var contiguous = string
      contiguous.withUTF8 { bytes in
        count = bytes.count
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        for (index, byte) in bytes.prefix(16).enumerated() {
          if index < 8 {
            low |= UInt64(byte) << UInt64(8 * index)
          } else {
            high |= UInt64(byte) << UInt64(8 * (index - 8))
          }
        }
      }
      hasher.combine(count)
      self.string = contiguous
      self.hash = hasher.finalize()
      self.count = count
      self.low = low
      self.high = high
    }

    /// Whether the bytes are the same, which are as many: whole policy texts are compared, eight bytes at a time.
    func isSame(as other: Storage) -> Bool {
      string.utf8.withContiguousStorageIfAvailable { mine in
        other.string.utf8.withContiguousStorageIfAvailable { theirs in
          let (mine, theirs) = (UnsafeRawBufferPointer(mine), UnsafeRawBufferPointer(theirs))
          let whole = count & ~7
          for offset in stride(from: 0, to: whole, by: 8)
          where mine.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            != theirs.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          { return false }
          return mine[whole...].elementsEqual(theirs[whole...])
        }
      }.flatMap { $0 } ?? string.utf8.elementsEqual(other.string.utf8)
    }
  }

  let storage: Storage

  /// Wraps a string, keeping its scalars exactly as they are.
  public init(_ string: String) {
    self.storage = Storage(string)
  }

  /// The same scalars as a Swift string.
  public var string: String { storage.string }

  /// Number of UTF-8 bytes.
  public var utf8Count: Int { storage.count }

  var hash: Int { storage.hash }
}

extension CedarString: Hashable, Comparable {
  /// Equal when both have the same scalars in the same order.
  public static func == (left: CedarString, right: CedarString) -> Bool {
    let (a, b) = (left.storage, right.storage)
    if a === b { return true }
    guard a.hash == b.hash, a.count == b.count, a.low == b.low, a.high == b.high else { return false }
    return a.count <= 16 || a.isSame(as: b)
  }

  /// Orders by UTF-8 bytes, which is the order of scalars.
  public static func < (left: CedarString, right: CedarString) -> Bool {
    left.storage.string.utf8.lexicographicallyPrecedes(right.storage.string.utf8)
  }

  /// Feeds the hash computed at construction.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(storage.hash)
  }
}

extension CedarString: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Wraps a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The plain scalars.
  public var description: String { storage.string }
}
