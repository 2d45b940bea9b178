internal import Cryptography
internal import CLinux
internal import Glibc

/// One client's connection: what its reactor knows of it. Confined to the reactor's thread.
final class Connection {
  enum State {
    case handshaking
    case reading
    /// A handler has the request; nothing more is read from this client until it is answered.
    case answering
    case writing
    /// Both sides were told; what still comes is thrown away, so that a reset does not eat our last words.
    case lingering
  }

  let descriptor: Int32
  let token: ConnectionToken
  let session: TLSSession
  let born: Instant
  /// Which rules of admission its handshake followed.
  let generation: Int

  var state = State.handshaking
  var deadline: Instant
  /// The epoll events asked for.
  var events: UInt32 = 0
  var parser: RequestParser
  private let limits: Limits
  var phase = RequestParser.Phase.idle
  /// Received after the end of the current request: at most one read.
  var input: [UInt8] = []
  /// What could not be written yet.
  var output: [UInt8] = []
  var written = 0
  var exchange = ResponseWriter.Exchange()
  var peer: Certificate?
  /// Whether its request has a long body, in memory from the first octet to the answer.
  var holdsLongBody = false

  init(
    _ descriptor: Int32, _ token: ConnectionToken, _ rules: Admission.Rules, limits: Limits, now: Instant,
    deadline: Instant
  ) throws(CryptographyError) {
    session = try TLSSession(accepting: descriptor, rules.context)
    self.descriptor = descriptor
    self.token = token
    self.deadline = deadline
    born = now
    generation = rules.generation
    parser = RequestParser(limits: limits)
    self.limits = limits
  }

  deinit {
    forget()
    close(descriptor)
  }

  /// Drops what came of a request that will not be handled: the parser wipes the body it began.
  func forget() {
    input.withUnsafeMutableBytes { if let base = $0.baseAddress { explicit_bzero(base, $0.count) } }
    input = []
    parser = RequestParser(limits: limits)
  }

  /// Whether nothing of a request has come that was not answered.
  var isIdle: Bool {
    guard case .reading = state else { return false }
    return input.isEmpty && parser.phase == .idle
  }
}
