import Foundation
import HTTP
import JSON
import SystemSupport

/// Talks to a driver as the W3C's WebDriver recommendation says: JSON over HTTP, on the loopback. One thread at a time.
final class WebDriver {
  private let client: Client

  init(port: UInt16) {
    var configuration = ClientConfiguration(host: "127.0.0.1", port: port, transport: .plain)
    // A slow machine that many share: a page may take long, a driver that says nothing for two minutes is dead.
    configuration.exchangeDeadline = .seconds(120)
    client = Client(configuration)
  }

  func get(_ path: String) throws -> JSON { try value(client.send(.get, path), path) }
  func delete(_ path: String) throws -> JSON { try value(client.send(.delete, path), path) }

  @discardableResult
  func post(_ path: String, _ body: JSON = .object(JSONObject())) throws -> JSON {
    let fields = [("Content-Type", "application/json; charset=utf-8")]
    return try value(client.send(.post, path, headers: fields, body: body.serialized()), path)
  }

  /// The `value` of an answer.
  /// - Throws: ``WebDriverError`` when it is an error.
  private func value(_ response: ClientResponse, _ path: String) throws -> JSON {
    // A screenshot of a long page is a long text; what a page's script gives may be deep.
    let answer = try JSON.parse(response.body, limits: .init(depth: 256, bytes: 64 << 20))
    guard let value = answer["value"] else { throw SystemFault("\(path): the driver gave no value") }
    guard response.status.code == 200 else {
      throw WebDriverError(
        code: value["error"]?.string ?? "?", message: value["message"]?.string ?? "",
        command: path.split(separator: "/").dropFirst(2).joined(separator: "/"))
    }
    return value
  }
}
