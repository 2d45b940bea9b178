/// Names to be recognised among bytes: each is compared by its first eight bytes and its length, and only then whole.
struct NameTable: Sendable {
  private struct Row: Sendable {
    let prefix: UInt64
    let count: Int
    let bytes: ContiguousArray<UInt8>
  }

  private let rows: ContiguousArray<Row>

  init(_ names: some Sequence<String>) {
    rows = ContiguousArray(
      names.map { name in
        let bytes = ContiguousArray(name.utf8)
        let prefix = bytes.withUnsafeBytes { Self.prefix($0) }
        return Row(prefix: prefix, count: bytes.count, bytes: bytes)
      })
  }

  /// The place of a name, looked for from a place on.
  func place(of name: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
    let prefix = Self.prefix(name)
    return rows.withUnsafeBufferPointer { rows in
      for place in start..<max(start, rows.count)
      where rows[place].prefix == prefix && rows[place].count == name.count
        && (name.count <= 8 || rows[place].bytes.withUnsafeBytes { $0.elementsEqual(name) })
      {
        return place
      }
      return nil
    }
  }

  @inline(__always) private static func prefix(_ name: UnsafeRawBufferPointer) -> UInt64 {
    guard name.count < 8 else { return name.loadUnaligned(as: UInt64.self) }
    var prefix: UInt64 = 0
    for offset in 0..<name.count { prefix |= UInt64(name[offset]) << UInt64(8 * offset) }
    return UInt64(littleEndian: prefix)
  }
}
