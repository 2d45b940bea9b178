import Cryptography
import Gateway
import HTTP

/// RFC 3161, 3.4: the question is posted, and the answer is the body. One connection a question, a few seconds in all: the
/// thread that waits is nobody else's.
struct HTTPTimestampLink: TimestampLink {
  private let configuration: ClientConfiguration
  private let target: String

  /// - Parameter tls: what the server must be, for `https://`.
  init(_ address: TimestampAddress, tls: TLSContext?) {
    var configuration = ClientConfiguration(
      host: address.host, port: address.port, transport: tls.map { .tls($0) } ?? .plain)
    configuration.connectDeadline = .seconds(5)
    configuration.exchangeDeadline = .seconds(10)
    configuration.limits.body = Timestamp.byteLimit
    self.configuration = configuration
    target = address.target
  }

  func answer(to query: [UInt8]) throws(TimestampFault) -> [UInt8] {
    let response: ClientResponse
    do {
      response = try Client(configuration).send(
        .post, target,
        headers: [("Content-Type", "application/timestamp-query"), ("Accept", "application/timestamp-reply")],
        body: query)
    } catch {
      throw .unreachable(error.code.rawValue)
    }
    guard response.status.code == 200 else { throw .unreachable("status \(response.status.code)") }
    let type = response.headers["Content-Type"]?.prefix { $0 != ";" }.lowercased() ?? ""
    guard type.utf8.elementsEqual("application/timestamp-reply".utf8) else {
      throw .unreachable("not an application/timestamp-reply")
    }
    return response.body
  }
}
