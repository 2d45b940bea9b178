internal import CLinux
internal import Glibc

/// An IPv4 or IPv6 address and a port, as the system's calls want it.
struct SocketAddress {
  private var storage = sockaddr_storage()
  private var length: socklen_t = 0

  var family: Int32 { Int32(storage.ss_family) }

  /// Reads a numeric address: no name is looked up.
  init?(numeric host: String, port: UInt16) {
    var v4 = in_addr()
    var v6 = in6_addr()
    if inet_pton(AF_INET, host, &v4) == 1 {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr = v4
      set(address)
    } else if inet_pton(AF_INET6, host, &v6) == 1 {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      address.sin6_addr = v6
      set(address)
    } else {
      return nil
    }
  }

  /// The addresses a name stands for, through the system's resolver.
  static func resolve(_ host: String, port: UInt16) -> [SocketAddress] {
    if let numeric = SocketAddress(numeric: host, port: port) { return [numeric] }
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [SocketAddress] = []
    var entry = list
    while let info = entry {
      if let address = info.pointee.ai_addr, info.pointee.ai_addrlen <= MemoryLayout<sockaddr_storage>.size {
        found.append(SocketAddress(copying: address, length: info.pointee.ai_addrlen))
      }
      entry = info.pointee.ai_next
    }
    return found
  }

  /// The port a bound socket listens on.
  static func localPort(of descriptor: Int32) -> UInt16? {
    var address = SocketAddress()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = address.withMutablePointer { getsockname(descriptor, $0, &length) }
    guard result == 0 else { return nil }
    return withUnsafeBytes(of: address.storage) { bytes in
      // The port is at the same place in both families.
      UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
    }
  }

  static func isIPv6(_ text: String) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET6, text, &address) == 1
  }

  func withPointer<R>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
    withUnsafePointer(to: storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }

  private init() {}

  private init(copying address: UnsafePointer<sockaddr>, length: socklen_t) {
    self.length = length
    withUnsafeMutableBytes(of: &storage) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(length)))
    }
  }

  private mutating func withMutablePointer<R>(_ body: (UnsafeMutablePointer<sockaddr>) -> R) -> R {
    withUnsafeMutablePointer(to: &storage) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) } }
  }

  private mutating func set<Address>(_ address: Address) {
    length = socklen_t(MemoryLayout<Address>.size)
    withUnsafeMutableBytes(of: &storage) { target in
      withUnsafeBytes(of: address) { target.copyMemory(from: $0) }
    }
  }
}
