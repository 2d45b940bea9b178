internal import Files

extension WitnessError {
  /// What the disk refused.
  init(_ error: FileError) {
    let code: Code =
      switch error.code {
      case .full: .full
      case .inputOutput: .inputOutput
      case .inUse: .folderInUse
      case .unsafe: .unsafeFolder
      }
    self.init(code, error.operation)
  }
}
