/// A file about an RFC 3161 timestamp, in an export and under `/journal/`: `timestamps/SIZE.checkpoint` is the signed
/// checkpoint that was timestamped, byte for byte; `timestamps/SIZE.AUTHORITY.tsr` what an authority answered.
public enum TimestampFile: Hashable, Sendable {
  /// The checkpoint of that size.
  case checkpoint(size: UInt64)
  /// The `TimeStampResp`, DER, of an authority over the checkpoint of that size.
  case response(size: UInt64, authority: String)

  /// Whether a name can stand in a path: 1 to 32 of `a-z`, `0-9` and `-`, not first a hyphen.
  public static func isAuthority(_ name: String) -> Bool {
    (1...32).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: "-")
      && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// The size of the tree that the checkpoint states.
  public var size: UInt64 {
    switch self {
    case .checkpoint(let size), .response(let size, _): size
    }
  }

  /// Where it stands.
  public var path: String {
    switch self {
    case .checkpoint(let size): "timestamps/\(size).checkpoint"
    case .response(let size, let authority): "timestamps/\(size).\(authority).tsr"
    }
  }

  /// Reads a path, or nothing unless it is exactly one that this type writes.
  public init?(path: String) {
    let folder = "timestamps/"
    guard path.hasPrefix(folder) else { return nil }
    let parts = path.dropFirst(folder.count).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let size = Lines.decimal(Array(first.utf8)) else { return nil }
    switch parts.dropFirst() {
    case ["checkpoint"]: self = .checkpoint(size: size)
    case let rest where rest.count == 2 && rest.last == "tsr":
      guard Self.isAuthority(parts[1]) else { return nil }
      self = .response(size: size, authority: parts[1])
    default: return nil
    }
    guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
  }
}
