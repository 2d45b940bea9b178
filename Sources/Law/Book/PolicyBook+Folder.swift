public import Foundation

extension PolicyBook {
  /// Reads the `.cedar` files of a folder, and its one `.cedarschema`.
  /// - Throws: ``PolicyBookError`` that names the file and the fault; without a schema nothing can be checked.
  public init(folder: URL) throws(PolicyBookError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.hasSuffix(".cedar") || $0.hasSuffix(Source.schemaSuffix)
      }
    } catch {
      throw PolicyBookError(file: folder.lastPathComponent, fault: "the folder cannot be read")
    }
    var sources: [Source] = []
    for name in names {
      guard let text = FolderText.read(folder.appending(path: name)) else {
        throw PolicyBookError(file: name, fault: FolderText.fault)
      }
      sources.append(Source(name: name, text: text))
    }
    guard sources.contains(where: \.isSchema) else {
      throw PolicyBookError(file: folder.lastPathComponent, fault: "there is no `\(Source.schemaSuffix)` file")
    }
    try self.init(sources)
  }
}
