public import Journal

extension ReadTransaction {
  /// Which timestamps are kept.
  public var timestampIndex: TimestampIndex {
    get throws {
      TimestampIndex(
        try connection.all("SELECT taille, autorite FROM horodatages") {
          TimestampIndex.Item(size: try $0.number(), authority: try $0.text())
        })
    }
  }

  /// The bytes of a file of `timestamps/`, or nil when nothing of that size was timestamped.
  public func bytes(of file: TimestampFile) throws -> [UInt8]? {
    let timestamps = try timestamps(of: file.size)
    switch file {
    case .checkpoint(let size): return timestamps.isEmpty ? nil : try keptCheckpoint(of: size)?.bytes
    case .response(_, let authority): return timestamps.first { $0.authority.utf8.elementsEqual(authority.utf8) }?.token
    }
  }
}
