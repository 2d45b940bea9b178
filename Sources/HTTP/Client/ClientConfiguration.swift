public import Cryptography

/// Whom a client talks to, and how long it waits.
public struct ClientConfiguration: Sendable {
  /// What carries the requests.
  public enum Transport: Sendable {
    /// TLS, with a context made by ``TLSContext/client(identity:servers:minimumVersion:)``.
    case tls(TLSContext)
    /// Nothing: for what protects itself, such as RFC 3161 timestamps.
    case plain
  }

  /// A name or a numeric address.
  public var host: String
  /// The port.
  public var port: UInt16
  /// What carries the requests.
  public var transport: Transport
  /// What the server's certificate must be for, when it is not `host`.
  public var serverName: TLSSession.ServerName?
  /// To connect and shake hands.
  public var connectDeadline: Duration = .seconds(10)
  /// From the start of a request to the end of its response, for a body of a mebibyte at most: a longer one adds the time
  /// that a line of a megabit a second takes.
  public var exchangeDeadline: Duration = .seconds(60)
  /// How much of a response is accepted.
  public var limits: Limits

  /// A client of `host`, with the limits and deadlines above and bodies of at most 64 MiB.
  public init(host: String, port: UInt16, transport: Transport) {
    self.host = host
    self.port = port
    self.transport = transport
    limits = Limits()
    limits.body = 67_108_864
  }
}
