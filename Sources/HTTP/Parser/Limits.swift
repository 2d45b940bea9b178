/// How much of a message is accepted before it is refused. All are octets unless said otherwise.
public struct Limits: Sendable {
  /// The start line, 414 past it.
  public var startLine = 8_192
  /// One field line, 431 past it.
  public var fieldLine = 8_192
  /// The start line and the fields together, 431 past it; at most 1 MiB.
  public var head = 16_384
  /// The number of field lines, 431 past it.
  public var fields = 100
  /// A body once decoded, 413 past it.
  public var body = 1_048_576
  /// Longer bodies, by the exact path that takes them: only those whose length is announced, so that whoever is refused
  /// is refused before they send it.
  public var longBodies: [String: Int] = [:]
  /// The chunk extensions of a whole body: they carry nothing, so a peer that sends many is attacking.
  public var chunkExtensions = 1_024
  /// The trailer section of a chunked body.
  public var trailers = 2_048
  /// Empty lines before a request line: RFC 9112 section 2.2 asks for one at least.
  public var leadingEmptyLines = 2

  /// The defaults above.
  public init() {}

  /// The longest body that a path takes, when its length is announced.
  func announcedBody(_ target: Target) -> Int { longBodies[target.path] ?? body }
}
