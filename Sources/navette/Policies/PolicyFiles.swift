/// The `.cedar` files of a folder, and its `.cedarschema`.
enum PolicyFiles {
  /// A file's name, and its text.
  typealias Source = (name: String, text: String)

  /// - Throws: ``CommandError``: `notFound`; `configuration` when there is no policy: a gateway without policies permits
  ///   nothing, and one that was meant to have some must not start.
  static func read(_ folder: FilePath) throws -> [Source] {
    let names = try PrivateFolder.names(folder).filter {
      ($0.hasSuffix(".cedar") || $0.hasSuffix(".cedarschema")) && !$0.hasPrefix(".")
    }
    guard names.contains(where: { $0.hasSuffix(".cedar") }) else {
      throw CommandError(.configuration, "there is no .cedar file in `\(SafeText.line(folder.description))`")
    }
    return try names.map { name in
      guard !name.contains("..") else { throw CommandError(.configuration, "a policy file has an odd name") }
      return (name, String(decoding: try BoundedFile.read(folder.appending(name), maximum: 1 << 20), as: UTF8.self))
    }
  }
}
