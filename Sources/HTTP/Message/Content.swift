internal import CLinux
internal import Glibc

/// A body, wiped when its last reference goes.
final class Content: @unchecked Sendable {  // Sendable: `octets` changes in `deinit` only, when nobody else is left.
  private(set) var octets: [UInt8]

  static let empty = Content([])

  init(_ octets: consuming [UInt8]) { self.octets = octets }

  deinit {
    // If the array is shared, this wipes a copy and leaves the other to its holder.
    octets.withUnsafeMutableBytes { bytes in
      if let base = bytes.baseAddress { explicit_bzero(base, bytes.count) }
    }
  }
}
