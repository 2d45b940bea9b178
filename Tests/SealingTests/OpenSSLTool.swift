import Foundation
import TestSupport

/// Runs the `openssl` command: another implementation of every format here.
struct OpenSSLTool {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let folder: URL

  /// A folder of its own, removed with the run.
  init() throws { folder = try TemporaryFolder.make("sealing") }

  @discardableResult
  func run(_ arguments: String...) throws -> [UInt8] { try run(arguments) }

  @discardableResult
  func run(_ arguments: [String]) throws -> [UInt8] {
    let process = Process()
    let (output, errors) = (Pipe(), folder.appending(path: "errors-\(UUID().uuidString)"))
    try Data().write(to: errors)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let text = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
      throw Failure(description: "openssl \(arguments.joined(separator: " ")): \(text)")
    }
    return Array(bytes)
  }

  func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: folder.appending(path: name)) }

  func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }
}
