import Foundation
import Glibc
import JSON

/// The real server, in a process of its own.
final class DemoServer {  // Not Sendable: the demo's thread starts it and stops it.
  let address: GatewayAddress
  private let child: ChildProcess

  /// Starts `navette serve` and waits until it says where it listens.
  init(_ folder: DemoFolder, port: UInt16) throws {
    child = try ChildProcess(
      [
        "serve", "--data", folder.data.description, "--keys", folder.keys.description, "--port", "\(port)",
        // The persons are made up: a machine whose OpenSSL is old may still show what happens.
        "--accept-old-openssl", "--until-eof",
      ], environment: DemoStage.environment(trace: nil), isTied: true)
    let line = try child.firstLine(within: 60)
    guard let url = line.split(separator: " ").last, let address = GatewayAddress(String(url)) else {
      throw CommandError(.internalError, "the server says something unexpected: \(SafeText.line(line))")
    }
    self.address = address
  }

  var pid: Int32 { child.pid }

  /// Serves until Ctrl-C or until the server ends by itself.
  func waitForInterruption() {
    while !child.hasEnded() {
      child.drain()
      if Interruption.arrives(within: 1) { return }
    }
  }

  func stop() { child.stop() }

  /// A port of the loopback that nobody uses now.
  static func freePort() throws -> UInt16 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw CommandError(.unavailable, "no socket can be made") }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard bound else { throw CommandError(.unavailable, "no port of the loopback is free") }
    return UInt16(bigEndian: address.sin_port)
  }
}
