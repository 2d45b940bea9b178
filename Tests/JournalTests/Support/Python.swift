import Foundation

/// Python 3 with its `cryptography` package: the one that `PYTHON` names, as `Tests/run` does, or else the system's.
enum Python {
  private static let named = ProcessInfo.processInfo.environment["PYTHON"]

  /// Whether it is there, or must be: where one is named, the tests fail rather than be skipped.
  static let isAvailable = named != nil || (try? run(["-c", "import cryptography"])) == 0

  static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [named ?? "python3"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
