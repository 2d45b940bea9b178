import Glibc

/// The files that Linux makes up as they are read.
package enum ProcessFile {
  /// The whole of one: Foundation's readers stop at the first read that gives less than was asked for, a page here.
  package static func bytes(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw MemoryMapping.Incomplete() }
    defer { close(file) }
    var (whole, piece) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw MemoryMapping.Incomplete() }
      if count == 0 { return whole }
      whole += piece[..<count]
    }
  }
}
