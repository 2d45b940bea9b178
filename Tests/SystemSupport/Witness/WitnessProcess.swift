import Cryptography
package import Foundation
import Glibc
package import HTTP
package import Journal

/// A witness's folder, and the process that serves it: another program, as another institution runs it.
package final class WitnessProcess: @unchecked Sendable {  // Sendable: the child is touched under the lock.
  /// Its folder.
  package let folder: URL
  /// Its public key.
  package let key: VerifierKey
  /// Where it listens, whenever it runs.
  package let port: UInt16
  private let scratch: URL
  private let lock = NSLock()
  private var child: ChildProcess?

  /// Makes a witness that trusts a log.
  /// - Parameter vkey: the log's key, as its operator publishes it.
  package init(_ name: String = "temoin.example/1", in scratch: URL, trusting vkey: String) throws {
    self.scratch = scratch
    folder = scratch.appending(path: "temoin-\(UUID().uuidString)", directoryHint: .isDirectory)
    port = try freePort()
    try Self.run(["init", folder.path, "--name", name], in: scratch)
    let file = folder.appending(path: "log.vkey")
    try Data("\(vkey)\n".utf8).write(to: file)
    try Self.run(["trust", folder.path, "--vkey", file.path], in: scratch)
    let text = try String(contentsOf: folder.appending(path: "witness.vkey"), encoding: .utf8)
    key = try VerifierKey(vkey: String(text.dropLast()))
  }

  deinit { kill() }

  /// What its operator gives to those who ask it for cosignatures: the authority of its door, in PEM.
  package var authority: URL { folder.appending(path: "ca.crt") }

  /// Starts it, and waits until it says that it listens.
  package func start() throws {
    let words = ["witness", "serve", folder.path, "--port", "\(port)", "--accept-old-openssl"]
    let started = try ChildProcess(words, name: "temoin-\(UUID().uuidString)", in: scratch)
    lock.withLock { child = started }
    try Wait.until("the witness listens: \(started.errors)", within: 60) {
      if let code = started.code { throw SystemFault("the witness ended at once, exit \(code): \(started.errors)") }
      return started.output.contains("navette witness: https://127.0.0.1:\(port)\n")
    }
  }

  /// Kills it, as a power cut would.
  package func kill() { lock.withLock { child }?.kill() }

  /// Asks it to stop, and expects that it does so in order.
  package func stop() throws {
    guard let child = lock.withLock({ child }) else { return }
    child.send(SIGTERM)
    let code = try child.end(within: 30)
    guard code == 0 else { throw SystemFault("the witness stopped with exit \(code): \(child.errors)") }
  }

  /// Has it trust a further log: it is stopped meanwhile.
  package func trust(_ vkey: URL) throws {
    try stop()
    try Self.run(["trust", folder.path, "--vkey", vkey.path], in: scratch)
  }

  /// What it told its operator since it was started last.
  package var errors: String { lock.withLock { child }?.errors ?? "" }

  /// A client that believes its authority alone, and shows no certificate.
  package func client() throws -> Client {
    let anchors = try Certificate.bundle(pem: [UInt8](Data(contentsOf: authority)))
    let context = try TLSContext.client(identity: nil, servers: TrustStore(anchors: anchors))
    return Client(ClientConfiguration(host: "127.0.0.1", port: port, transport: .tls(context)))
  }

  /// Runs `navette witness WORDS`, and expects that it ends well.
  @discardableResult
  package static func run(_ words: [String], in scratch: URL) throws -> String {
    let child = try ChildProcess(["witness"] + words, name: "temoin-\(UUID().uuidString)", in: scratch)
    guard try child.end() == 0 else { throw SystemFault("witness \(words.first ?? ""): \(child.errors)") }
    return child.output
  }
}

extension Client {
  /// Asks a witness for a cosignature.
  package func ask(_ request: AddCheckpoint) throws -> WitnessAnswer {
    let response = try send(.post, "/add-checkpoint", body: request.bytes)
    return try WitnessAnswer(
      status: response.status.code, contentType: response.headers["Content-Type"], body: response.body)
  }
}
