public import Cryptography
internal import Foundation

/// The sets of policies that bodies of the journal cite, found without parsing them.
public enum PolicyCitations {
  private static let mark = Array("jeu\":\"".utf8)

  /// Every digest that stands as a member `jeu` in canonical bodies.
  public static func digests(in bytes: UnsafeRawBufferPointer) -> [Digest] {
    guard let base = bytes.baseAddress else { return [] }
    var digests: [Digest] = []
    var next = 1
    while next < bytes.count, let found = memchr(base + next, Int32(mark[0]), bytes.count - next) {
      let start = UnsafeRawPointer(found) - base
      next = start + 1
      let name = bytes[start...].prefix(mark.count)
      guard bytes[start - 1] == UInt8(ascii: "\""), name.elementsEqual(mark) else { continue }
      let hex = String(decoding: bytes[name.endIndex...].prefix(64), as: UTF8.self)
      if let digest = Digest(hex: hex) { digests.append(digest) }
    }
    return digests
  }
}
