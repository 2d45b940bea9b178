import Foundation

/// A clock that is a day and an hour ahead, for a process that asks the system what time it is (Debian's `faketime`).
enum LaterClock {
  /// The library that answers in the system's place, wherever this machine's architecture has it.
  static let library: String? = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    return folders.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// What a process is started with. Deadlines are counted on another clock, which is left alone.
  static var environment: [String: String] {
    ["LD_PRELOAD": library ?? "", "FAKETIME": "+25h", "FAKETIME_DONT_FAKE_MONOTONIC": "1"]
  }
}
