public import Foundation

extension PolicyBook {
  /// Reads the `.cedar` files of a folder.
  /// - Throws: ``PolicyBookError`` that names the file and the fault.
  public init(folder: URL) throws(PolicyBookError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".cedar") }
    } catch {
      throw PolicyBookError(file: folder.lastPathComponent, fault: "the folder cannot be read")
    }
    var sources: [Source] = []
    for name in names {
      guard let bytes = try? Data(contentsOf: folder.appending(path: name)),
        let text = String(validating: bytes, as: UTF8.self)
      else { throw PolicyBookError(file: name, fault: "the file cannot be read, or is not UTF-8") }
      sources.append(Source(name: name, text: text))
    }
    try self.init(sources)
  }
}
