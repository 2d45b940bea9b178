import Foundation
import Glibc
import TestSupport

/// The processes that live in a HOME: those that a browser detaches from itself are found by nothing else.
enum Leftovers {
  /// Those that run now; what ended and was not yet buried by its parent has no environment any more.
  static func processes(of home: URL) -> [pid_t] {
    let mark = Array("HOME=\(home.path)\0".utf8)
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap { pid_t($0) }.filter { pid in
      guard let environment = try? ProcessFile.bytes("/proc/\(pid)/environ") else { return false }
      return environment.contains(mark)
    }
  }

  /// Ends them, each by its id, and waits until there is none: the folder can then be removed.
  static func end(of home: URL) {
    for _ in 0..<1000 {
      let living = processes(of: home)
      if living.isEmpty { return }
      for pid in living { kill(pid, SIGKILL) }
      usleep(5000)
    }
  }
}
