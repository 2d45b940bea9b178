internal import Cryptography
internal import Law
internal import Synchronization

/// The sets of policies that entries cite, read from their archives once: a set in force for years decided nearly all that
/// an auditor looks at.
final class PastPolicies: Sendable {
  private static let most = 8
  private let kept = Mutex<[(digest: Digest, book: PolicyBook?)]>([])

  /// A set that was in force, from its text; nil where this version cannot read it any more: its text is served as it was.
  func book(_ digest: Digest, text: () throws -> [UInt8]?) throws -> PolicyBook? {
    if let known = kept.withLock({ $0.first { $0.digest == digest } }) { return known.book }
    guard let text = try text() else { return nil }
    let book = try? PolicyBook(archive: text)
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeFirst() }
      kept.append((digest, book))
    }
    return book
  }
}
