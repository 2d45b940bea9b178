extension String {
  /// Whether both are the same UTF-8 bytes. The length, which is at hand, tells most of them apart.
  func isSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        for index in mine.indices where mine[index] != theirs[index] { return false }
        return true
      }
    }.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether this comes before `other` by UTF-8 bytes, which is also the order of the Unicode scalars.
  func precedesAsBytes(_ other: String) -> Bool {
    utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        for index in 0..<min(mine.count, theirs.count) where mine[index] != theirs[index] {
          return mine[index] < theirs[index]
        }
        return mine.count < theirs.count
      }
    }.flatMap { $0 } ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
