import TestSupport
import Foundation
import Glibc

@testable import Cryptography

/// `openssl s_client` against one of our sessions: what another implementation, and certificates we would not read, make
/// of it.
final class CommandLineClient {
  struct Outcome {
    /// Where our handshake ended.
    var handshake = TLSSession.Progress.wantRead
    var version = ""
    var peer: Digest?
    /// What the client sent.
    var received: [UInt8] = []
    /// What the client said, its errors included.
    var text = ""
  }

  private let folder: OpenSSLFolder
  private let listener: Int32
  private let port: UInt16

  init(_ folder: OpenSSLFolder) throws {
    self.folder = folder
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 1) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isListening else { throw OpenSSLFolder.Failure(description: "cannot listen") }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(listener) }

  /// Runs the client with `arguments`; it types `input`. We say `words`, and close when it is silent for a second.
  func connect(to context: TLSContext, _ arguments: String, typing input: String = "", saying words: String = "hello\n")
    throws -> Outcome
  {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["openssl", "s_client", "-connect", "127.0.0.1:\(port)"] + arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder.url
    let (keyboard, screen) = (Pipe(), folder.url.appending(path: "screen-\(UUID().uuidString)"))
    try Data().write(to: screen)
    let output = try FileHandle(forWritingTo: screen)
    (process.standardInput, process.standardOutput, process.standardError) = (keyboard, output, output)
    try process.run()
    try keyboard.fileHandleForWriting.write(contentsOf: Array(input.utf8))
    var outcome = try serve(context, words)
    process.waitUntilExit()
    try keyboard.fileHandleForWriting.close()
    outcome.text = String(decoding: try Data(contentsOf: screen), as: UTF8.self)
    return outcome
  }

  private func serve(_ context: TLSContext, _ words: String) throws -> Outcome {
    guard wait(listener, 10_000) else { throw OpenSSLFolder.Failure(description: "no client") }
    let descriptor = accept(listener, nil, nil)
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    let session = try TLSSession(accepting: descriptor, context)
    var outcome = Outcome()
    repeat { outcome.handshake = session.handshake() } while outcome.handshake == .wantRead && wait(descriptor, 5_000)
    guard case .done = outcome.handshake else { return outcome }
    outcome.version = session.versionName
    outcome.peer = session.peerDigest
    if !words.isEmpty { _ = Array(words.utf8).withUnsafeBytes { session.write($0) } }
    var buffer = [UInt8](repeating: 0, count: 1_024)
    reading: while true {
      switch buffer.withUnsafeMutableBytes({ session.read(into: $0) }) {
      case .done(let count): outcome.received += buffer[..<count]
      case .wantRead: guard wait(descriptor, 1_000) else { break reading }
      default: return outcome
      }
    }
    session.shutdown()
    return outcome
  }

  private func wait(_ descriptor: Int32, _ milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0
  }
}
