import Cryptography
import JSON
import Journal
import Law

extension VerifiedJournal {
  /// A set that decided, by its digest.
  /// - Throws: ``CommandError``: `notFound`; `invalidContent` when this version cannot read it.
  func book(_ digest: Digest) throws -> PolicyBook {
    guard let text = export.text(digest) else {
      throw CommandError(.notFound, "no decision of this journal cites the set \(digest.hex)")
    }
    return try PolicyBook(past: text)
  }

  /// The digest that begins with these digits, among those of the sets that this journal cites.
  /// - Throws: ``CommandError``: `notFound`, `conflict` when several do.
  func digest(_ prefix: DigestPrefix) throws -> Digest {
    let found = try cited().filter { $0.hex.hasPrefix(prefix.digits) }
    guard let first = found.first else {
      throw CommandError(.notFound, "no decision of this journal cites a set `\(prefix.digits)`")
    }
    guard found.count == 1 else {
      throw CommandError(.conflict, "\(found.count) sets begin with `\(prefix.digits)`: give more digits")
    }
    return first
  }

  /// The set put in force last.
  /// - Throws: ``CommandError`` with `notFound`.
  func lastDigest() throws -> Digest {
    guard let last = try cited().last else { throw CommandError(.notFound, "this journal cites no set of policies") }
    return last
  }

  /// The sets that the journal cites, each once, the one cited last at the end.
  private func cited() throws -> [Digest] {
    var digests: [Digest] = []
    try visit { _, body in
      for digest in body?.bytes.withUnsafeBytes(PolicyCitations.digests) ?? [] where digests.last != digest {
        digests.removeAll { $0 == digest }
        digests.append(digest)
      }
      return true
    }
    return digests
  }
}

extension PolicyBook {
  /// Reads a set that was in force.
  /// - Throws: ``CommandError`` with `invalidContent`.
  init(past archive: [UInt8]) throws {
    do {
      try self.init(archive: archive)
    } catch {
      throw CommandError(.invalidContent, "the past set cannot be read: \(SafeText.line(error.description))")
    }
  }
}

/// The first digits of a set's digest: enough of them to tell it from the others.
struct DigestPrefix: Sendable {
  let digits: String

  /// - Returns: nil unless there are 8 to 64 hexadecimal digits, in lower case.
  init?(_ text: String) {
    guard (8...64).contains(text.utf8.count),
      text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    digits = text
  }

  /// The digest, when the digits are all there.
  var whole: Digest? { Digest(hex: digits) }
}

extension Reading where Value == DigestPrefix {
  /// A SHA-256, or its first digits.
  static var digest: Reading<DigestPrefix> {
    Reading(expected: "8 to 64 hexadecimal digits in lower case") { DigestPrefix($0) }
  }
}
