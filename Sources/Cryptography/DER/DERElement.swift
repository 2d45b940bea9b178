/// One element read from DER: its tag and its octets, in the reader's memory.
///
/// The buffers MUST NOT leave the closure that reads: copy what is kept.
public struct DERElement {
  /// The identifier octet.
  public let tag: DERTag
  /// Tag, length and content.
  public let encoded: UnsafeRawBufferPointer
  /// The content alone.
  public let content: UnsafeRawBufferPointer
  let depth: Int

  /// A copy of the content.
  public var bytes: [UInt8] { Array(content) }

  /// Reads the elements of a constructed one; every byte must be read.
  public func read<T>(_ body: (inout DERReader) throws -> T) throws -> T {
    guard tag.isConstructed else { throw CryptographyError(.malformedDER, "not constructed") }
    var reader = try DERReader(content, depth: depth + 1)
    let value = try body(&reader)
    try reader.finish()
    return value
  }
}
