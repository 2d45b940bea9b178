import Foundation
import Glibc

/// A running `navette serve`.
package final class ServerProcess: Sendable {
  package let child: ChildProcess

  /// Starts it, without waiting.
  package static func start(
    _ installation: Installation, port: UInt16? = nil, _ environment: [String: String] = [:], options: [String] = []
  ) throws -> ChildProcess {
    // A library that is loaded before the program may change its environment, which must not happen in a Swift program:
    // `env` is there first.
    let before = environment["LD_PRELOAD"] == nil ? nil : "/usr/bin/env"
    return try ChildProcess(
      (before == nil ? [] : [try Program.path()]) + [
        "serve", "--data", installation.data.path, "--keys", installation.keys.path, "--port",
        "\(port ?? installation.port)", "--accept-old-openssl",
      ] + options, of: before, environment: environment, name: "server-\(UUID().uuidString)", in: installation.logs)
  }

  /// Starts it, and waits until it says that it listens.
  package init(
    _ installation: Installation, _ environment: [String: String] = [:], options: [String] = []
  ) throws {
    child = try Self.start(installation, environment, options: options)
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
