extension JournalExport {
  /// The files of an export of `size` entries, checkpoint last: what is fetched to copy a journal over the network.
  public static func paths(size: UInt64) -> [String] {
    let layout = ExportLayout(size: size)
    let kinds = [TilePath.Kind.entries, .bodies] + (0..<layout.levels).map { .hashes(level: $0) }
    let tiles = kinds.flatMap { kind in
      (0..<layout.files(kind)).map { TilePath(kind, index: $0, width: layout.width(kind, index: $0)).path }
    }
    return tiles + [ExportLayout.key, ExportLayout.checkpoint]
  }
}
