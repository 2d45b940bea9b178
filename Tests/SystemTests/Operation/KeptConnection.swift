import SystemSupport
import Cryptography
import Foundation
import Glibc

/// One TLS connection kept open, on which nothing is retried: what a revocation must cut.
final class KeptConnection {
  private let descriptor: Int32
  private let session: TLSSession
  private let port: UInt16

  init(_ installation: Installation, _ post: Post) throws {
    port = installation.port
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let descriptor = descriptor
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    session = try TLSSession(
      connecting: descriptor, to: .address("127.0.0.1"), try AgentClient.context(installation, post))
    guard result == 0, case .done = session.handshake() else { throw SystemFault("no connection") }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  deinit { close(descriptor) }

  /// Sends `GET target` and waits for some answer.
  /// - Returns: the status line.
  func ask(_ target: String) throws -> String {
    try send(Array("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n".utf8))
    return try answer()
  }

  /// Sends octets, which may be a part of a request.
  func send(_ octets: [UInt8]) throws {
    var rest = octets[...]
    try Wait.until("octets are taken", within: 10) {
      switch rest.withUnsafeBytes({ session.write($0) }) {
      case .done(let count): rest = rest.dropFirst(count)
      case .wantRead, .wantWrite: break
      case .closed, .failed: throw SystemFault("the request was not written")
      }
      return rest.isEmpty
    }
  }

  /// Waits for some answer.
  /// - Returns: the status line.
  func answer() throws -> String {
    var text = ""
    try Wait.until("an answer comes", within: 10) {
      guard let more = read() else { throw SystemFault("closed instead of answered") }
      text += more
      return text.contains("\r\n\r\n")
    }
    return String(text.prefix { $0 != "\r\n" })
  }

  /// Whether the other end has closed.
  var isClosed: Bool { read() == nil }

  /// What has come; nil at the end.
  private func read() -> String? {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    switch buffer.withUnsafeMutableBytes({ session.read(into: $0) }) {
    case .done(let count): return String(decoding: buffer[..<count], as: UTF8.self)
    case .wantRead, .wantWrite: return ""
    case .closed, .failed: return nil
    }
  }
}
