internal import CLinux
internal import Glibc

/// A body, wiped when its last reference goes, and wherever it stood when it grows.
final class Content: @unchecked Sendable {  // Sendable: changed by the one parser that fills it, and in `deinit`.
  private(set) var octets: [UInt8]

  static let empty = Content([])

  init(_ octets: consuming [UInt8]) { self.octets = octets }

  /// Nothing yet, with room for `capacity` octets: the system gives pages as they are written, so a length alone costs
  /// address space only.
  init(capacity: Int) {
    octets = []
    octets.reserveCapacity(capacity)
  }

  /// Appends. An array that grows by itself would leave what it held behind, in memory that is given back.
  func append(_ piece: UnsafeRawBufferPointer) {
    let needed = octets.count + piece.count
    if needed > octets.capacity {
      var larger: [UInt8] = []
      larger.reserveCapacity(max(needed, 2 * octets.capacity))
      larger.append(contentsOf: octets)
      wipe()
      octets = larger
    }
    octets.append(contentsOf: piece)
  }

  /// Gives the octets away: whoever has them wipes them, or need not.
  func surrender() -> [UInt8] {
    defer { octets = [] }
    return octets
  }

  deinit { wipe() }

  private func wipe() {
    guard !octets.isEmpty else { return }
    // If the array is shared, this wipes a copy and leaves the other to its holder.
    octets.withUnsafeMutableBytes { bytes in
      if let base = bytes.baseAddress { explicit_bzero(base, bytes.count) }
    }
  }
}
