import Foundation
import SystemSupport

extension Post {
  /// Who comes to the secteur of Bourg with a certificate for the door and no key to open fiches.
  static let newcomer = Post(
    name: "ts-bourg-3", role: "travailleur-social", secrecy: "profession", body: "secteur-bourg", attester: "cadre")
}

/// What is done for people in the other rooms, with the command line, while they sit at their browsers.
extension Site {
  /// An administrator certifies the newcomer's key of the connection; the other is left to their browser.
  func welcome(_ post: Post) throws {
    let folder = installation.folder(post)
    try installation.run([
      "agent", "request", folder.path, "--name", post.name, "--browser", "--no-passphrase", "--server", address, "--ca",
      installation.pki.appending(path: "ca.crt").path, "--vkey-file", installation.pki.appending(path: "log.vkey").path,
    ])
    try installation.run(
      ["agent", "add", "--name", post.name, "--role", post.role, "--secrecy", post.secrecy, "--request", folder.path],
      as: .administrator)
  }

  /// The cadre attests the key that a browser made, and puts them on duty with their colleagues.
  func attest(_ post: Post, besides colleagues: [Post]) throws {
    guard let body = post.body else { throw SystemFault("\(post.name) works nowhere") }
    try installation.run(["agent", "attest", post.name, "--organisme", body], as: .cadre)
    try installation.run(
      ["agent", "duty"] + (colleagues + [post]).map(\.name) + ["--organisme", body], as: .cadre)
  }

  /// Somebody leaves their key with the gateway, wrapped under a passphrase that is theirs alone.
  func leaveKey(of post: Post, under passphrase: String) throws {
    // Whoever did so before begins anew.
    try? FileManager.default.removeItem(at: installation.folder(post).appending(path: "tls.p12"))
    let file = installation.scratch.url.appending(path: "phrase-\(post.name)")
    try Data((passphrase + "\n").utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    try installation.run(
      ["agent", "browser", "--p12-passphrase-file", file.path, "--passphrase-file", file.path], as: post)
  }
}
