public import Cedar
public import Foundation

extension CaseBook {
  /// Reads the `.json` files of a folder: the cases that stand beside the policies, in `tests`.
  /// - Throws: ``CaseError`` that names the file and the case.
  public init(folder: URL, schema: Schema) throws(CaseError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    } catch {
      throw CaseError(file: folder.lastPathComponent, sentence: nil, fault: "the folder cannot be read")
    }
    var sources: [Source] = []
    for name in names {
      guard let text = FolderText.read(folder.appending(path: name)) else {
        throw CaseError(file: name, sentence: nil, fault: FolderText.fault)
      }
      sources.append(Source(name: name, text: text))
    }
    try self.init(sources, schema: schema)
  }
}
