/// The path of a file or a folder.
struct FilePath: Hashable, Sendable, CustomStringConvertible {
  /// As it was given, without a final slash.
  let description: String

  /// - Returns: `nil` for an empty path, or one that C would cut short.
  init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
    description = text.utf8.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private init(joined: String) { description = joined }

  /// The path below this one.
  /// - Precondition: `name` is a constant of ours or a checked identifier, never text from outside.
  func appending(_ name: String) -> FilePath {
    precondition(!name.isEmpty && !name.hasPrefix("/") && !name.contains(".."))
    return FilePath(joined: description.hasSuffix("/") ? description + name : "\(description)/\(name)")
  }

  /// The folder that holds it.
  var parent: FilePath {
    guard let slash = description.utf8.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(joined: ".") }
    let text = String(description[..<slash])
    return FilePath(joined: text.isEmpty ? "/" : text)
  }

  /// The last part of the path.
  var name: String {
    description.utf8.lastIndex(of: UInt8(ascii: "/"))
      .map { String(description[description.utf8.index(after: $0)...]) } ?? description
  }
}
