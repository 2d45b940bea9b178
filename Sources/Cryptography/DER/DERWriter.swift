/// A value to be written in DER.
///
/// Values are composed first and written once, into memory of the exact size: a secret inside is copied one time, into
/// memory that is wiped.
public indirect enum DERWriter: Sendable {
  /// A tag and its content octets.
  case primitive(DERTag, [UInt8])
  /// A tag and the elements in it, in this order.
  case constructed(DERTag, [DERWriter])
  /// A tag over pieces of content that are not elements themselves.
  case secret(DERTag, [SecretBytes])
  /// An element already encoded.
  case encoded([UInt8])

  /// Tag, length and content, in bytes.
  public var encodedCount: Int {
    if case .encoded(let bytes) = self { return bytes.count }
    let content = contentCount
    return 1 + Self.lengthCount(content) + content
  }

  /// The encoding.
  public func bytes() -> [UInt8] {
    let count = encodedCount
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let target = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count])
      var position = 0
      write(to: target, at: &position)
      initialized = position
    }
  }

  /// The encoding, in memory that is wiped: for a value with a secret inside.
  public func secretBytes() -> SecretBytes {
    let secret = SecretBytes(count: encodedCount)
    secret.withUnsafeMutableBytes { target in
      var position = 0
      write(to: target, at: &position)
    }
    return secret
  }

  private var contentCount: Int {
    switch self {
    case .primitive(_, let bytes), .encoded(let bytes): bytes.count
    case .constructed(_, let children): children.reduce(0) { $0 + $1.encodedCount }
    case .secret(_, let pieces): pieces.reduce(0) { $0 + $1.count }
    }
  }

  private static func lengthCount(_ count: Int) -> Int {
    count < 0x80 ? 1 : 1 + (Int.bitWidth - count.leadingZeroBitCount + 7) / 8
  }

  private func write(to target: UnsafeMutableRawBufferPointer, at position: inout Int) {
    func append(_ byte: UInt8) {
      target[position] = byte
      position += 1
    }
    func append(_ bytes: UnsafeRawBufferPointer) {
      UnsafeMutableRawBufferPointer(rebasing: target[position..<position + bytes.count]).copyMemory(from: bytes)
      position += bytes.count
    }
    func header(_ tag: DERTag) {
      append(tag.octet)
      let count = contentCount
      let octets = Self.lengthCount(count)
      guard octets > 1 else { return append(UInt8(count)) }
      append(0x80 | UInt8(octets - 1))
      for index in (0..<octets - 1).reversed() { append(UInt8(truncatingIfNeeded: count >> (8 * index))) }
    }
    switch self {
    case .primitive(let tag, let bytes):
      header(tag)
      bytes.withUnsafeBytes { append($0) }
    case .constructed(let tag, let children):
      header(tag)
      for child in children { child.write(to: target, at: &position) }
    case .secret(let tag, let pieces):
      header(tag)
      for piece in pieces { piece.withUnsafeBytes { append($0) } }
    case .encoded(let bytes):
      bytes.withUnsafeBytes { append($0) }
    }
  }
}
