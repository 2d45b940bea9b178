internal import CLinux
internal import Cryptography
internal import Glibc

/// What a client reads and writes through.
protocol Channel: AnyObject {
  func handshake() -> TLSSession.Progress
  func read(into buffer: UnsafeMutableRawBufferPointer) -> TLSSession.Progress
  func write(_ buffer: UnsafeRawBufferPointer) -> TLSSession.Progress
  func shutdown()
}

final class TLSChannel: Channel {
  private let session: TLSSession

  init(_ descriptor: Int32, _ name: TLSSession.ServerName, _ context: TLSContext) throws(CryptographyError) {
    session = try TLSSession(connecting: descriptor, to: name, context)
  }

  func handshake() -> TLSSession.Progress { session.handshake() }
  func read(into buffer: UnsafeMutableRawBufferPointer) -> TLSSession.Progress { session.read(into: buffer) }
  func write(_ buffer: UnsafeRawBufferPointer) -> TLSSession.Progress { session.write(buffer) }
  func shutdown() { session.shutdown() }
}

final class PlainChannel: Channel {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func handshake() -> TLSSession.Progress { .done(1) }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> TLSSession.Progress {
    let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
    if count > 0 { return .done(count) }
    if count == 0 { return .closed }
    return errno == EAGAIN || errno == EINTR ? .wantRead : .failed(.interrupted)
  }

  func write(_ buffer: UnsafeRawBufferPointer) -> TLSSession.Progress {
    let count = Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
    if count >= 0 { return .done(count) }
    return errno == EAGAIN || errno == EINTR ? .wantWrite : .failed(.interrupted)
  }

  func shutdown() {}
}
