/// The bytes of a content, read in place: no copy of it is made.
struct Octets {
  private let octets: UnsafeRawBufferPointer
  let count: Int

  init(_ octets: UnsafeRawBufferPointer) { (self.octets, count) = (octets, octets.count) }

  /// - Precondition: `index` is in `0..<count`.
  subscript(index: Int) -> UInt8 { octets[index] }

  /// The big-endian number of 32 bits at a place, or nil past the end.
  func number32(at index: Int) -> UInt32? {
    guard index >= 0, index + 4 <= count else { return nil }
    return octets[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The big-endian number of 16 bits at a place, or nil past the end.
  func number16(at index: Int) -> Int? {
    guard index >= 0, index + 2 <= count else { return nil }
    return Int(octets[index]) << 8 | Int(octets[index + 1])
  }

  /// The little-endian number of 16 bits at a place, or nil past the end.
  func littleNumber16(at index: Int) -> Int? {
    guard index >= 0, index + 2 <= count else { return nil }
    return Int(octets[index + 1]) << 8 | Int(octets[index])
  }

  /// Whether these bytes stand at a place.
  func holds(_ wanted: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + wanted.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<wanted.utf8CodeUnitCount where octets[index + offset] != wanted.utf8Start[offset] { return false }
    return true
  }

  /// Where these bytes stand first in a range.
  func place(of wanted: StaticString, in range: Range<Int>) -> Int? { range.first { holds(wanted, at: $0) } }

  /// Where these bytes stand last in a range.
  func lastPlace(of wanted: StaticString, in range: Range<Int>) -> Int? { range.last { holds(wanted, at: $0) } }

  /// The bytes of a range.
  subscript(range: Range<Int>) -> Slice<UnsafeRawBufferPointer> { octets[range] }
}
