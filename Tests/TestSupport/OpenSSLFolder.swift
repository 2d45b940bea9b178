package import Foundation

/// A folder of its own for one test, and the openssl command line run inside it: the other people's tool that judges
/// what we make, and makes what we must read.
package final class OpenSSLFolder: Sendable {
  package struct Outcome {
    package let status: Int32
    package let output: [UInt8]
    package let errors: String

    package var text: String { String(decoding: output, as: UTF8.self) }
  }

  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "navette-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }

  package func write(_ text: String, to name: String) throws {
    try write(text.utf8, to: name)
  }

  package func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appending(path: name)))
  }

  /// Runs `openssl` and gives what it says, whatever its status.
  package func openssl(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = url
    let errorsName = "stderr-\(UUID().uuidString)"
    let errorsURL = url.appending(path: errorsName)
    try write([], to: errorsName)
    let errors = try FileHandle(forWritingTo: errorsURL)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: Array(data),
      errors: String(decoding: try read(errorsName), as: UTF8.self))
  }

  /// Runs `openssl`, which must succeed.
  @discardableResult
  package func must(_ line: String) throws -> Outcome {
    let outcome = try openssl(line.split(separator: " ").map(String.init))
    guard outcome.status == 0 else { throw Failure(description: "openssl \(line): \(outcome.errors)") }
    return outcome
  }
}
