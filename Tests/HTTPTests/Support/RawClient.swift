import Cryptography
import Foundation
import Glibc

/// A client that sends what it is told, however wrong.
final class RawClient {
  struct Broken: Error {}

  let descriptor: Int32
  private let session: TLSSession

  init(_ port: UInt16, _ context: TLSContext) throws {
    let descriptor = try Self.connect(port)
    self.descriptor = descriptor
    session = try TLSSession(connecting: descriptor, to: .address("127.0.0.1"), context)
    while true {
      switch session.handshake() {
      case .done: return
      case .wantRead: wait(POLLIN)
      case .wantWrite: wait(POLLOUT)
      case .closed, .failed: throw Broken()
      }
    }
  }

  deinit { close(descriptor) }

  /// A connection without TLS.
  static func connect(_ port: UInt16) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Broken()
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    return descriptor
  }

  @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Says that nothing more comes, and goes on reading.
  func finish() { session.shutdown() }

  @discardableResult func send(_ octets: [UInt8]) -> Bool {
    var rest = octets[...]
    while !rest.isEmpty {
      switch rest.withUnsafeBytes({ session.write($0) }) {
      case .done(let count): rest = rest.dropFirst(count)
      case .wantRead: wait(POLLIN)
      case .wantWrite: wait(POLLOUT)
      case .closed, .failed: return false
      }
    }
    return true
  }

  /// What comes until the server closes, `marker` has come `count` times, or `seconds` have passed.
  func receive(until marker: String? = nil, count: Int = 1, seconds: Double = 5) -> String {
    let end = Date.now + seconds
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while Date.now < end {
      switch buffer.withUnsafeMutableBytes({ session.read(into: $0) }) {
      case .done(let got): received += buffer[..<got]
      case .wantRead: wait(POLLIN, milliseconds: Int32(max(1, end.timeIntervalSinceNow * 1_000)))
      case .wantWrite: wait(POLLOUT)
      case .closed, .failed: return String(decoding: received, as: UTF8.self)
      }
      let text = String(decoding: received, as: UTF8.self)
      if let marker, text.components(separatedBy: marker).count > count { return text }
    }
    return String(decoding: received, as: UTF8.self) + "<timeout>"
  }

  /// Whether the server closes within `seconds`.
  func isClosed(within seconds: Double = 5) -> Bool { !receive(seconds: seconds).hasSuffix("<timeout>") }

  /// Goes with a reset, as a machine that is switched off.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    shutdown(descriptor, Int32(SHUT_RD))
    dup2(open("/dev/null", O_RDONLY), descriptor)
  }

  private func wait(_ events: Int32, milliseconds: Int32 = 5_000) {
    var watched = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    poll(&watched, 1, milliseconds)
  }
}
