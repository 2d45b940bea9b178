import Cryptography
import Foundation
import JSON
import Journal
import Store
import SystemSupport

extension Installation {
  /// Adds traces of access that are long past their retention, as a gateway that ran then would have: while none runs.
  /// - Parameter trace: a body of today's, which they say again with their own instant.
  func addOldTraces(_ count: Int, like trace: JSONObject, origin: String) throws {
    let date = Date() - 800 * 86_400
    var old = trace
    old["instant"] = .string(date.ISO8601Format())
    let body = old
    let key = try Ed25519PrivateKey(
      pem: SecretBytes(copying: [UInt8](Data(contentsOf: keys.appending(path: "journal.key")))))
    let database = try Database(
      .init(
        folder: try DataFolder(data), checkpointFile: keys.appending(path: "journal.checkpoint"),
        signer: try LogSigner(origin: origin, privateKey: key), clock: { date }))
    defer { database.close() }
    try database.writeAndWait { transaction in
      for _ in 0..<count { transaction.append(try JournalBody(body, retention: .access)) }
    }
  }
}
