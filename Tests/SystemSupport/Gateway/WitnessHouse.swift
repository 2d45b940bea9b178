package import Foundation
import Glibc
import JSON

/// Another institution, which witnesses a gateway's journal: its own folder, its own keys, its own process.
package final class WitnessHouse: @unchecked Sendable {  // Sendable: a test starts and stops it from one thread.
  package let name: String
  private let scratch: Scratch
  private let port: UInt16
  private let logs: URL
  private var child: ChildProcess?

  private var folder: URL { scratch.url.appending(path: "temoin") }

  /// Makes a witness that trusts a gateway's journal, and does not run yet.
  package init(_ name: String, of installation: Installation) throws {
    (self.name, scratch, port, logs) = (name, try Scratch(), try freePort(), installation.logs)
    try installation.run(["witness", "init", folder.path, "--name", "temoin.invalid/\(name)"])
    let key = installation.pki.appending(path: "log.vkey")
    try installation.run(["witness", "trust", folder.path, "--vkey", key.path])
  }

  /// Starts it, and waits until it listens.
  package func open() throws {
    let child = try ChildProcess(
      ["witness", "serve", folder.path, "--port", "\(port)", "--accept-old-openssl"],
      name: "witness-\(UUID().uuidString)", in: logs)
    try Wait.until("the witness listens: \(child.errors)", within: 30) {
      if let code = child.code { throw SystemFault("the witness ended at once, exit \(code): \(child.errors)") }
      return child.output.contains("navette witness: https://127.0.0.1:\(port)\n")
    }
    self.child = child
  }

  /// Stops it.
  package func close() throws {
    child?.send(SIGTERM)
    let code = try child?.end(within: 30)
    guard code == 0 else { throw SystemFault("the witness stopped with exit \(code ?? -1)") }
    child = nil
  }

  /// What `navette.json` says of it; its authority's certificate is put beside.
  fileprivate func hand(to data: URL) throws -> JSON {
    let key = try String(contentsOf: folder.appending(path: "witness.vkey"), encoding: .utf8)
    let certificate = "temoin-\(name).pem"
    try FileManager.default.copyItem(at: folder.appending(path: "ca.crt"), to: data.appending(path: certificate))
    return [
      "cle": .string(key.trimmingCharacters(in: .newlines)), "url": .string("https://127.0.0.1:\(port)"),
      "autorite": .string(certificate),
    ]
  }
}

extension Installation {
  /// Has this gateway's journal watched from its next start on.
  package func watch(_ witnesses: [WitnessHouse], quorum: Int) throws {
    let file = data.appending(path: "navette.json")
    guard var configuration = try JSON.parse([UInt8](Data(contentsOf: file))).object else {
      throw SystemFault("navette.json is not an object")
    }
    configuration["temoins"] = .array(try witnesses.map { try $0.hand(to: data) })
    configuration["quorum"] = .integer(Int64(quorum))
    try Data(JSON.object(configuration).serialized(.pretty)).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }
}
