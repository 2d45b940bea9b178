internal import CLinux
internal import Glibc

/// A listening socket. Reactors share its queue, each through a descriptor of its own, so that none closes a descriptor
/// that another still waits on.
struct Listener: ~Copyable {
  let descriptor: Int32
  let port: UInt16

  /// - Throws: `listening` when the address is not numeric, or is taken.
  init(address: String, port: UInt16) throws(HTTPError) {
    guard let local = SocketAddress(numeric: address, port: port) else {
      throw HTTPError(.listening, "not a numeric address")
    }
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(local.family, kind, 0)
    guard descriptor >= 0 else { throw HTTPError(.listening, "socket: errno \(errno)") }
    var one: Int32 = 1
    // Without SO_REUSEPORT: a second server on the same port must fail, not share its clients.
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    let isBound = local.withPointer { bind(descriptor, $0, $1) } == 0
    guard isBound, listen(descriptor, 1_024) == 0, let bound = SocketAddress.localPort(of: descriptor) else {
      let reason = errno
      close(descriptor)
      throw HTTPError(.listening, "port \(port): errno \(reason)")
    }
    self.descriptor = descriptor
    self.port = bound
  }

  /// Another descriptor of the same socket, which the caller closes.
  func duplicate() throws(HTTPError) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw HTTPError(.system, "dup: errno \(errno)") }
    return copy
  }

  deinit { close(descriptor) }
}
