internal import Glibc

/// Names to be recognised among bytes, each by its place: a hash of its ends and its length finds the only candidate, which is
/// then compared whole.
struct NameTable: Sendable {
  private let bytes: ContiguousArray<UInt8>
  /// Where each name lies in the bytes.
  private let ranges: ContiguousArray<Range<Int>>
  /// The place of the name of each hash, and those that had to give way to it after it; -1 is nobody's.
  private let slots: ContiguousArray<Int>

  init(_ names: some Sequence<String>) {
    var (bytes, ranges): (ContiguousArray<UInt8>, ContiguousArray<Range<Int>>) = ([], [])
    for name in names {
      let start = bytes.count
      bytes += name.utf8
      ranges.append(start..<bytes.count)
    }
    var slots = ContiguousArray(repeating: -1, count: 1 << (Int.bitWidth - (4 * ranges.count).leadingZeroBitCount))
    bytes.withUnsafeBytes { bytes in
      for (place, range) in ranges.enumerated() {
        var slot = Self.slot(UnsafeRawBufferPointer(rebasing: bytes[range]), among: slots.count)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = place
      }
    }
    (self.bytes, self.ranges, self.slots) = (bytes, ranges, slots)
  }

  /// The place of a name; nil when it is not one of them.
  func place(of name: UnsafeRawBufferPointer) -> Int? {
    var slot = Self.slot(name, among: slots.count)
    while slots[slot] >= 0 {
      let range = ranges[slots[slot]]
      let isSame = bytes.withUnsafeBytes { bytes in
        UnsafeRawBufferPointer(rebasing: bytes[range]).isSame(as: name)
      }
      if isSame { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// - Parameter count: a power of two.
  @inline(__always) private static func slot(_ name: UnsafeRawBufferPointer, among count: Int) -> Int {
    var ends: UInt64 = 0
    if name.count >= 8 {
      ends =
        name.loadUnaligned(as: UInt64.self)
        ^ name.loadUnaligned(fromByteOffset: name.count - 8, as: UInt64.self) &* 0x9E37_79B9_7F4A_7C15
    } else {
      for byte in name { ends = ends << 8 | UInt64(byte) }
    }
    return Int(truncatingIfNeeded: ((ends ^ UInt64(name.count)) &* 0xBF58_476D_1CE4_E5B9) >> 40) & (count - 1)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these are the bytes of a text.
  @inline(__always) func isSpelled(_ text: StaticString) -> Bool {
    guard let baseAddress, count == text.utf8CodeUnitCount else { return false }
    return memcmp(baseAddress, text.utf8Start, count) == 0
  }

  /// Whether these are the same bytes as others.
  @inline(__always) func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let baseAddress, let start = other.baseAddress else { return count == other.count }
    return memcmp(baseAddress, start, count) == 0
  }
}
