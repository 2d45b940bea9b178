import Foundation
import Glibc

/// A running `navette serve`.
package final class ServerProcess: Sendable {
  package let child: ChildProcess

  /// Starts it, without waiting.
  package static func start(_ installation: Installation, port: UInt16? = nil) throws -> ChildProcess {
    try ChildProcess(
      [
        "serve", "--data", installation.data.path, "--keys", installation.keys.path, "--port",
        "\(port ?? installation.port)", "--accept-old-openssl",
      ], name: "server-\(UUID().uuidString)", in: installation.logs)
  }

  /// Starts it, and waits until it says that it listens.
  package init(_ installation: Installation) throws {
    child = try Self.start(installation)
    let child = child
    try Wait.until("the server listens: \(child.errors)", within: 60) {
      if let code = child.code { throw SystemFault("the server ended at once, exit \(code): \(child.errors)") }
      return child.output.contains("navette: https://127.0.0.1:\(installation.port)\n")
    }
  }

  /// Asks it to stop, and expects that it does so in order.
  package func stop() throws {
    child.send(SIGTERM)
    let code = try child.end(within: 30)
    guard code == 0 else { throw SystemFault("the server stopped with exit \(code): \(child.errors)") }
  }
}
