import Cryptography
import Foundation
import JSON

/// What the server does not renew by itself, and after which agents are refused: told two months before.
struct Expiries: Sendable {
  /// How long before an end it is told, in seconds.
  static let margin: TimeInterval = 60 * 86_400

  private struct Item {
    /// Its name among the counters.
    let code: String
    /// What it is, in words.
    let name: String
    let end: Date
    /// What to do.
    let remedy: String
  }

  let folders: ServerFolders

  private func items() throws -> [Item] {
    let replacing = "replace it (Certificates/trust-anchors.md)"
    return [
      Item(
        code: "listeDeLaRacine", name: "the root's revocation list",
        end: try RevocationListFile.read(folders.rootList).nextUpdate,
        remedy: "`navette authority renew-list` makes the next one"),
      Item(
        code: "racine", name: "the root's certificate", end: try PEMFile.certificate(folders.rootCertificate).notAfter,
        remedy: replacing),
      Item(
        code: "autorite", name: "the issuing authority's certificate",
        end: try PEMFile.certificate(folders.issuingCertificate).notAfter, remedy: replacing),
      Item(
        code: "sceau", name: "the seal's certificate", end: try PEMFile.certificate(folders.sealCertificate).notAfter,
        remedy: replacing),
    ]
  }

  /// A line for each that ends soon, or has ended.
  func warnings(at now: Date) throws -> [String] {
    try items().filter { $0.end.timeIntervalSince(now) < Self.margin }.map {
      "navette: \($0.name) \($0.end < now ? "ended" : "ends") on \($0.end.formatted(.iso8601)): \($0.remedy)"
    }
  }

  /// For the counters: when each ends; none when a file cannot be read.
  var json: JSON {
    .object(JSONObject(members: ((try? items()) ?? []).map { ($0.code, .string($0.end.formatted(.iso8601))) }))
  }
}
