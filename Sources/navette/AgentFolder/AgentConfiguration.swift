import JSON
import Journal

/// `agent.json`: which gateway, and whose journal to believe.
struct AgentConfiguration: Sendable {
  let server: GatewayAddress
  /// The journal's name, as its checkpoints begin.
  let origin: String
  /// Checks checkpoints; pinned when the folder was made, never taken from an answer.
  let verifier: LogVerifier

  init(server: GatewayAddress, verifier: LogVerifier) {
    self.server = server
    self.origin = verifier.origin
    self.verifier = verifier
  }

  /// - Throws: ``CommandError`` with `configuration`, naming the field.
  init(parsing bytes: [UInt8]) throws {
    do {
      let json = try JSON.parse(bytes, limits: .init(depth: 4, bytes: 8192))
      self = try JSONReader(json).object { fields in
        let server = try fields.required("serveur").parsed(expected: "https://host:port") { GatewayAddress($0) }
        let origin = try fields.required("origine").string(maxScalars: 256)
        let key = try fields.required("vkey").parsed(maxScalars: 512, expected: "a vkey") { try VerifierKey(vkey: $0) }
        return AgentConfiguration(server: server, verifier: LogVerifier(origin: origin, key: key))
      }
    } catch let error as JSONReadingError {
      throw CommandError(.configuration, "agent.json: \(error.pointer) \(error.code.rawValue)")
    } catch {
      throw CommandError(.configuration, "agent.json is not valid JSON")
    }
  }

  /// The file's bytes.
  var bytes: [UInt8] {
    let json: JSON = [
      "serveur": .string(server.description), "origine": .string(origin), "vkey": .string(verifier.key.vkey),
    ]
    return json.serialized(.pretty)
  }
}
