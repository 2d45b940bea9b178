internal import Files

extension StoreError {
  /// What the disk refused, as the store's callers act on it.
  init(_ error: FileError) {
    let code: Code =
      switch error.code {
      case .full: .full
      case .inputOutput: .inputOutput
      case .inUse: .folderInUse
      case .unsafe: .unsafeFolder
      }
    self.init(code, error.operation, number: error.number)
  }
}

extension AtomicFile {
  /// The bytes kept, or nil when nothing is.
  func kept() throws(StoreError) -> [UInt8]? {
    do { return try read() } catch { throw StoreError(error) }
  }

  /// Replaces the bytes kept.
  func keep(_ bytes: [UInt8]) throws(StoreError) {
    do { try write(bytes) } catch { throw StoreError(error) }
  }
}
