internal import Glibc
internal import JSON
internal import Liaison

/// What is handed out was deposited, under the same reference and with the same bytes.
extension JournalReplay {
  /// Notes the envelopes that an entry deposits.
  mutating func deposit(_ key: ReferenceKey, _ body: UnsafeRawBufferPointer) {
    if reader.kind == .reorientation {
      // The fiche's own envelope and those of its attachments only gain keys.
      check(part(.enveloppe, body), part(.empreinte, body), of: key)
    } else if let envelope = part(.enveloppe, body).flatMap(EnvelopeKey.init) {
      let made = EnvelopeReplay(reference: key, digest: part(.empreinte, body).flatMap(DigestKey.init))
      envelopes.updateValue(made, forKey: envelope)
    }
    if reader.has(.pieces) || reader.has(.precisions) { depositMore(key, body) }
  }

  /// Attachments, and what is said of a re-routing: few entries have them.
  private mutating func depositMore(_ key: ReferenceKey, _ body: UnsafeRawBufferPointer) {
    let pieces = part(.pieces, body).flatMap { (try? JSON.parse(Array($0)))?.array } ?? []
    let words = part(.precisions, body).flatMap { try? JSON.parse(Array($0)) }
    for piece in pieces where reader.kind == .reorientation {
      Self.with(piece) { check($0, $1, of: key) }
    }
    for made in (reader.kind == .reorientation ? [] : pieces) + [words].compactMap(\.self) {
      Self.with(made) { id, digest in
        guard let id = id.flatMap(EnvelopeKey.init) else { return }
        envelopes.updateValue(
          EnvelopeReplay(reference: key, digest: digest.flatMap(DigestKey.init)), forKey: id)
      }
    }
  }

  private static func with(_ envelope: JSON, _ body: (UnsafeRawBufferPointer?, UnsafeRawBufferPointer?) -> Void) {
    let (id, digest) = (envelope["enveloppe"]?.string ?? "", envelope["empreinte"]?.string ?? "")
    Array(id.utf8).withUnsafeBytes { id in Array(digest.utf8).withUnsafeBytes { body(id, $0) } }
  }

  /// Checks the envelopes that an opening hands out.
  mutating func checkHanded(_ key: ReferenceKey, _ body: UnsafeRawBufferPointer) {
    guard let ids = reader.place(of: .enveloppes), let digests = reader.place(of: .empreintes) else { return }
    // Two lists of the same length, each of strings that need no escape.
    var digest = digests.lowerBound
    var isPaired = true
    Self.eachText(in: ids, of: body) { id in
      guard let next = Self.text(after: digest, until: digests.upperBound, of: body) else { return isPaired = false }
      check(id, UnsafeRawBufferPointer(rebasing: body[next]), of: key)
      digest = next.upperBound + 1
    }
    if !isPaired || Self.text(after: digest, until: digests.upperBound, of: body) != nil {
      fault(.unreadable(.malformed(.empreintes)))
    }
  }

  private mutating func check(
    _ id: UnsafeRawBufferPointer?, _ digest: UnsafeRawBufferPointer?, of key: ReferenceKey
  ) {
    guard let id = id.flatMap(EnvelopeKey.init), let known = envelopes[id] else {
      if mayBeUnknown { tally.unknown += 1 } else { fault(.unknownEnvelope) }
      return
    }
    if known.reference != key {
      fault(.unknownEnvelope)
    } else if known.digest != digest.flatMap(DigestKey.init) {
      fault(.anotherDigest)
    }
  }

  /// What follows something is itself known.
  mutating func checkFollowing(_ body: UnsafeRawBufferPointer) {
    guard let next = part(.suite, body), next.count == 20 else { return fault(.unreadable(.malformed(.suite))) }
    let key = ReferenceKey(next)
    guard ficheNumbers[key] == nil, avis[key] == nil else { return }
    if mayBeUnknown { tally.unknown += 1 } else { fault(.unknownSubject) }
  }

  /// Each string of an array of strings without escapes.
  static func eachText(
    in list: Range<Int>, of body: UnsafeRawBufferPointer, _ visit: (UnsafeRawBufferPointer) -> Void
  ) {
    var place = list.lowerBound
    while let next = text(after: place, until: list.upperBound, of: body) {
      visit(UnsafeRawBufferPointer(rebasing: body[next]))
      place = next.upperBound + 1
    }
  }

  /// The next string between two quotes.
  private static func text(after place: Int, until end: Int, of body: UnsafeRawBufferPointer) -> Range<Int>? {
    guard let start = quote(from: place, until: end, of: body), let close = quote(from: start + 1, until: end, of: body)
    else { return nil }
    return start + 1..<close
  }

  private static func quote(from place: Int, until end: Int, of body: UnsafeRawBufferPointer) -> Int? {
    guard place < end, let base = body.baseAddress else { return nil }
    return memchr(base + place, Int32(UInt8(ascii: "\"")), end - place).map { UnsafeRawPointer($0) - base }
  }
}
