import Foundation
import Journal
import JSON

extension WitnessProcess {
  /// Makes a witness that trusts a gateway's journal, and does not run yet.
  package convenience init(_ name: String, of installation: Installation) throws {
    let vkey = try String(contentsOf: installation.pki.appending(path: "log.vkey"), encoding: .utf8)
    try self.init(
      "temoin.invalid/\(name)", in: installation.logs, trusting: vkey.trimmingCharacters(in: .newlines))
  }

  /// What `navette.json` says of it; its authority's certificate is put beside.
  fileprivate func hand(to data: URL) throws -> JSON {
    let certificate = folder.lastPathComponent + ".pem"
    try FileManager.default.copyItem(at: authority, to: data.appending(path: certificate))
    return [
      "cle": .string(key.vkey), "url": .string("https://127.0.0.1:\(port)"), "autorite": .string(certificate),
    ]
  }
}

extension Installation {
  /// Has this gateway's journal watched from its next start on.
  package func watch(_ witnesses: [WitnessProcess], quorum: Int) throws {
    let file = data.appending(path: "navette.json")
    guard var configuration = try JSON.parse([UInt8](Data(contentsOf: file))).object else {
      throw SystemFault("navette.json is not an object")
    }
    configuration["temoins"] = .array(try witnesses.map { try $0.hand(to: data) })
    configuration["quorum"] = .integer(Int64(quorum))
    try Data(JSON.object(configuration).serialized(.pretty)).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }
}
