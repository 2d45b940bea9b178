import Foundation
import Glibc

@testable import Cryptography

/// A client and a server in one process, joined by a pair of sockets.
final class TLSPair {
  let server: TLSSession
  let client: TLSSession
  private let descriptors: [Int32]

  init(_ server: TLSContext, _ client: TLSContext, to name: TLSSession.ServerName = .address("127.0.0.1")) throws {
    var pair: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0, &pair) == 0 else {
      throw CryptographyError(.backend)
    }
    descriptors = pair
    self.server = try TLSSession(accepting: pair[0], server)
    self.client = try TLSSession(connecting: pair[1], to: name, client)
  }

  deinit { for descriptor in descriptors { close(descriptor) } }

  /// The server goes without a word.
  func hangUpServer() { Glibc.shutdown(descriptors[0], Int32(SHUT_RDWR)) }

  /// How far both ends come.
  struct Result {
    var server = TLSSession.Progress.wantRead
    var client = TLSSession.Progress.wantRead
    /// What the client's first read gives: TLS 1.3 tells it there that its certificate is refused.
    var firstRead = TLSSession.Progress.wantRead
  }

  func shakeHands() -> Result {
    var result = Result()
    for _ in 0..<10 {
      if result.client == .wantRead { result.client = client.handshake() }
      if result.server == .wantRead { result.server = server.handshake() }
    }
    if case .done = result.client {
      var buffer = [UInt8](repeating: 0, count: 64)
      result.firstRead = buffer.withUnsafeMutableBytes { client.read(into: $0) }
    }
    return result
  }
}
