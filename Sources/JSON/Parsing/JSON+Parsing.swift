extension JSON {
  /// How much a text may hold before it is refused.
  public struct Limits: Sendable {
    /// Arrays and objects inside one another.
    public let depth: Int
    /// Bytes of text.
    public let bytes: Int

    /// Limits; the defaults suit an API body.
    public init(depth: Int = 64, bytes: Int = 16 << 20) {
      self.depth = depth
      self.bytes = bytes
    }
  }

  /// Reads one JSON text strictly (RFC 8259): UTF-8 without byte-order mark, no duplicate name, no lone surrogate, no
  /// byte after the value.
  ///
  /// Two readers that disagree on a duplicate name disagree on what was said; so none is accepted.
  /// - Throws: ``JSONError`` at the first fault.
  public static func parse(_ bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) -> JSON {
    let result: Result<JSON, JSONError> = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(input: buffer, depthLimit: limits.depth)
      do throws(JSONError) {
        guard buffer.count <= limits.bytes else { throw parser.failure(.tooLong) }
        return .success(try parser.text())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Reads one JSON text strictly.
  /// - Throws: ``JSONError`` at the first fault.
  public static func parse(_ text: String, limits: Limits = Limits()) throws(JSONError) -> JSON {
    try parse(Array(text.utf8), limits: limits)
  }
}
