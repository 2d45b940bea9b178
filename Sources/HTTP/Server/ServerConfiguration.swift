/// How a server listens, and how much it lets in. A configuration is read once, by ``Server``.
public struct ServerConfiguration: Sendable {
  /// The numeric address to listen on, IPv4 or IPv6.
  public var address = "127.0.0.1"
  /// The port; 0 lets the system choose, see ``Server/port``.
  public var port: UInt16 = 0
  /// Threads that serve connections; at least two, so that one busy with handshakes does not stop the other.
  public var reactors = 2
  /// How much of a message is accepted.
  public var limits = Limits()
  /// How long each step may take.
  public var deadlines = Deadlines()
  /// Connections open at once, in all. Past it, new ones are closed before the handshake.
  public var maximumConnections = 4_096
  /// Of those, connections whose client has not proved a certificate, failed ones included until they are closed; shared
  /// evenly by the reactors. Past it, the oldest of them is closed for the new one: whoever has no certificate can
  /// neither fill the table nor, but at thousands of connections a second, keep others from their handshake. On a server
  /// that asks for no certificate, all are such.
  public var maximumUnauthenticated = 1_024
  /// Connections open at once with one client certificate. Past it, new ones are answered 429 and closed.
  public var maximumConnectionsPerPeer = 32
  /// Bodies of ``Limits/longBodies`` in memory at once, shared evenly by the reactors: no more of one certificate than half
  /// of a reactor's share. Past it, a request is answered 503 before its body is read.
  public var maximumLongBodies = 16
  /// Fields added to every response that has none of the same name, such as `Strict-Transport-Security`.
  public var commonHeaders: [(String, String)] = []

  /// The defaults above.
  public init() {}

  /// How long each step may take, counted from its start: a client that sends an octet a second gains nothing.
  ///
  /// What passes the ordinary length of a body adds to the deadline the time of the slowest line that is still served,
  /// ``slowestLine``.
  public struct Deadlines: Sendable {
    /// From the connection to the end of the handshake.
    public var handshake: Duration = .seconds(10)
    /// From the first octet of a request, or from the handshake for the first one, to the end of its head.
    public var head: Duration = .seconds(10)
    /// From the end of the head to the end of the body.
    public var body: Duration = .seconds(30)
    /// From the request to the handler's answer; then 503.
    public var answer: Duration = .seconds(60)
    /// To write a whole response.
    public var write: Duration = .seconds(30)
    /// Between two requests.
    public var idle: Duration = .seconds(60)
    /// The age past which a connection is closed after a response, so that certificates are judged again.
    public var connection: Duration = .seconds(3_600)
    /// To wait for the client's close after ours, so that it reads our last words.
    public var linger: Duration = .seconds(2)

    /// Octets a second, for long bodies and long responses: a megabit.
    public var slowestLine = 131_072

    /// The defaults above.
    public init() {}

    /// What so many octets more take.
    func time(of octets: Int) -> Duration { .milliseconds(octets * 1_000 / max(1, slowestLine)) }
  }
}
