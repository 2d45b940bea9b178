import Foundation
import SystemSupport
import TestSupport

/// A timestamping authority as another process: `Tests/tools/tsa.py` over `openssl ts -reply`.
struct TimestampingServer {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "tools/tsa.py").path

  let tsa: CommandLineTSA
  let port: UInt16

  init() throws {
    tsa = try CommandLineTSA()
    port = try freePort()
  }

  /// Starts it, and waits until it listens.
  func start() throws -> ChildProcess {
    let child = try ChildProcess(
      ["python3", Self.script, tsa.folder.url.path, "\(port)"], of: "/usr/bin/env", name: "tsa-\(UUID().uuidString)",
      in: tsa.folder.url)
    try Wait.until("the authority listens: \(child.errors)", within: 20) {
      if let code = child.code { throw SystemFault("the authority ended at once, exit \(code): \(child.errors)") }
      return child.output.contains("listening")
    }
    return child
  }

  /// Has a gateway ask it every second.
  func configure(_ installation: Installation) throws {
    let file = installation.data.appending(path: "navette.json")
    var configuration = try String(contentsOf: file, encoding: .utf8)
    guard let brace = configuration.firstIndex(of: "{") else { throw SystemFault("no configuration") }
    configuration.insert(
      contentsOf: """

        "horodatage": {"url": "http://127.0.0.1:\(port)/tsa", "nom": "essai", "autorite": "tsa.pem", "rythme": 1},
        """, at: configuration.index(after: brace))
    try Data(configuration.utf8).write(to: file)
    try FileManager.default.copyItem(at: tsa.root, to: installation.data.appending(path: "tsa.pem"))
  }
}
