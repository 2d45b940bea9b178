import Foundation
import JSON
import SystemSupport

extension Installation {
  /// The worker's fiches: transmitted, sealed to their present key.
  func transmitted(_ count: Int) throws -> [String] {
    let author = try AgentClient(self, .intervenant)
    return try (0..<count).map { _ in
      let reply = try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey())
      guard reply.status == 201, let reference = reply.json["reference"]?.string else {
        throw SystemFault("transmission: \(reply.status) \(reply.text)")
      }
      return reference
    }
  }

  /// An agent makes a new key, as who lost theirs does.
  func rekey(_ post: Post, expecting code: Int32 = 0) throws {
    let file = scratch.url.appending(path: "nouvelle-phrase.txt")
    if !FileManager.default.fileExists(atPath: file.path) {
      try Data("rivo-galu-teme-sopa-zuki-jano\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }
    try run(
      ["agent", "rekey", "--no-passphrase", "--new-passphrase-file", file.path], as: post, expecting: code)
  }

  /// A key is attested again, and its agent put back on duty beside their colleagues.
  func attestAgain(_ post: Post, by attester: Post) throws {
    guard let body = post.body else { throw SystemFault("\(post.name) works in no body") }
    let certificate = folder(post).appending(path: "encryption.crt").path
    try run(["agent", "attest", post.name, "--organisme", body, "--certificate", certificate], as: attester)
    let members = posts.filter { $0.body == body }.map(\.name)
    try run(["agent", "duty"] + members + ["--organisme", body], as: attester)
  }

  /// The words of a recovery, with both shares of a body.
  func recovery(of post: Post, with body: String = Territory.recovering[0]) -> [String] {
    recovery(of: post, with: body, shares: RecoveryShare.holders.map { RecoveryShare.of(body, held: $0, in: self) })
  }

  /// The words of a recovery, with these shares.
  func recovery(of post: Post, with body: String, shares: [URL], phrases: [Post] = RecoveryShare.holders) -> [String] {
    ["recover", "--agent-concerned", post.name, "--of", body] + shares.flatMap { ["--share", $0.path] }
      + phrases.flatMap { ["--share-passphrase-file", RecoveryShare.passphrase(of: $0, in: self).path] }
  }
}
