package import Cryptography
import Foundation
package import HTTP
package import JSON

/// An agent's connection, with their own certificate. One thread at a time.
package final class AgentClient {
  private let client: Client

  /// What was answered.
  package struct Reply {
    package let status: Int
    package let headers: Headers
    package let bytes: [UInt8]

    /// The body, when it is JSON.
    package var json: JSON { (try? JSON.parse(bytes)) ?? .null }
    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  package init(_ installation: Installation, _ post: Post) throws {
    client = Client(
      ClientConfiguration(
        host: "127.0.0.1", port: installation.port, transport: .tls(try Self.context(installation, post))))
  }

  /// What an agent shows and believes, from their folder.
  package static func context(_ installation: Installation, _ post: Post) throws -> TLSContext {
    let folder = installation.folder(post)
    func bytes(_ name: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: folder.appending(path: name))) }
    let root = try Certificate(pem: try bytes("ca.crt"))
    let chain = try Certificate.bundle(pem: try bytes("tls.crt"))
    let identity = try TLSIdentity(chain: chain, key: try P256PrivateKey(pem: try bytes("tls.key")))
    let servers = try TrustStore(anchors: [root], intermediates: chain.filter(\.isCA), crls: [])
    return try TLSContext.client(identity: identity, servers: servers)
  }

  package func get(_ target: String, headers: [(String, String)] = []) throws -> Reply {
    let response = try client.send(.get, target, headers: headers)
    return Reply(status: response.status.code, headers: response.headers, bytes: response.body)
  }

  package func post(_ target: String, _ body: JSON, key: String? = nil) throws -> Reply {
    try post(target, bytes: body.serialized(), key: key)
  }

  /// Sends any bytes.
  package func post(
    _ target: String, bytes: [UInt8], type: String = "application/json", key: String? = nil,
    headers: [(String, String)] = []
  ) throws -> Reply {
    var headers = headers + [("Content-Type", type)]
    if let key { headers.append(("Idempotency-Key", key)) }
    let response = try client.send(.post, target, headers: headers, body: bytes)
    return Reply(status: response.status.code, headers: response.headers, bytes: response.body)
  }

  /// Every fiche of a box, page after page.
  package func box(_ name: String) throws -> [JSON] {
    var (fiches, cursor): ([JSON], String?) = ([], nil)
    repeat {
      let reply = try get("/api/boite?dossier=\(name)&limite=200" + (cursor.map { "&apres=\($0)" } ?? ""))
      guard reply.status == 200 else { throw SystemFault("box: \(reply.status) \(reply.text)") }
      fiches += reply.json["fiches"]?.array ?? []
      cursor = reply.json["suite"]?.string
    } while cursor != nil
    return fiches
  }
}
