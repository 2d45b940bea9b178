import JSON

/// Reads texts and JSON that people wrote.
enum TextFile {
  /// A UTF-8 text without controls other than line feeds and tabs, without its final line feed.
  /// - Throws: ``CommandError`` with `invalidContent`.
  static func text(_ path: FilePath, maximum: Int = 65_536) throws -> String {
    let bytes = try BoundedFile.read(path, maximum: maximum)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError(.invalidContent, "`\(SafeText.line(path.description))` is not UTF-8")
    }
    let unix = text.replacing("\r\n", with: "\n")
    return unix.hasSuffix("\n") ? String(unix.dropLast()) : unix
  }

  /// A JSON object.
  /// - Throws: ``CommandError`` with `invalidContent`, naming the line.
  static func object(_ path: FilePath, maximum: Int = 4 << 20) throws -> JSONObject {
    let bytes = try BoundedFile.read(path, maximum: maximum)
    let json: JSON
    do {
      json = try JSON.parse(bytes, limits: .init(depth: 32, bytes: maximum))
    } catch {
      throw CommandError(.invalidContent, "`\(SafeText.line(path.description))`: \(error)")
    }
    guard case .object(let object) = json else {
      throw CommandError(.invalidContent, "`\(SafeText.line(path.description))` is not a JSON object")
    }
    return object
  }
}
