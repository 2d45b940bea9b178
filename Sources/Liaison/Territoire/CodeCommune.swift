/// A commune by its INSEE code: five characters, `01053`, `2A004`, `97411`.
public struct CodeCommune: Hashable, Sendable, Comparable {
  /// The five ASCII bytes, big-endian in the low 40 bits: an order and a hash without a heap.
  let packed: UInt64

  /// Parses a code's form; `Communes` says whether it exists.
  /// - Throws: `unknownCommune` for another form.
  public init(_ text: String) throws(LiaisonError) {
    var text = text
    guard let code = text.withUTF8({ CodeCommune(ascii: UnsafeRawBufferPointer($0)) }) else {
      throw LiaisonError(.unknownCommune)
    }
    self = code
  }

  /// Parses five ASCII bytes: digits, with A or B in second place for Corsica alone.
  init?(ascii bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 5 else { return nil }
    var packed: UInt64 = 0
    for index in 0..<5 {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "A"), UInt8(ascii: "B"):
        guard index == 1, bytes[0] == UInt8(ascii: "2") else { return nil }
      default: return nil
      }
      packed = packed << 8 | UInt64(bytes[index])
    }
    self.packed = packed
  }

  /// The département: two characters, three overseas.
  public var departement: String { String(description.prefix(description.hasPrefix("97") ? 3 : 2)) }

  /// By code.
  public static func < (a: CodeCommune, b: CodeCommune) -> Bool { a.packed < b.packed }
}

extension CodeCommune: CustomStringConvertible {
  /// The five characters.
  public var description: String {
    String(
      decoding: stride(from: 32, through: 0, by: -8).map { UInt8(truncatingIfNeeded: packed >> $0) }, as: UTF8.self)
  }
}
