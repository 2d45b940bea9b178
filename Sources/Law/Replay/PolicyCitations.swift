public import Cryptography

/// The sets of policies that a journal entry's body cites, found without parsing it.
public enum PolicyCitations {
  private static let mark = Array("\"jeu\":\"".utf8)

  /// Every digest that stands as a member `jeu` of a canonical body.
  public static func digests(in body: some Collection<UInt8>) -> [Digest] {
    let bytes = Array(body)
    var digests: [Digest] = []
    var next = 0
    while next + mark.count + 64 < bytes.count {
      guard bytes[next] == mark[0], bytes[next..<next + mark.count].elementsEqual(mark) else {
        next += 1
        continue
      }
      next += mark.count
      if let digest = Digest(hex: String(decoding: bytes[next..<next + 64], as: UTF8.self)) { digests.append(digest) }
    }
    return digests
  }
}
