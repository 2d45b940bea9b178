import Foundation
import JSON

extension Installation {
  /// Installs a gateway as people would: keys made on each side, requests carried, members attested, put on duty.
  package static func make(_ posts: [Post] = Post.others) throws -> Installation {
    let installation = try Installation(scratch: Scratch(), port: freePort(), posts: posts)
    try installation.initialise()
    let server = try installation.serve()
    try installation.importTerritory()
    for post in posts { try installation.enrol(post) }
    for post in posts { try installation.attest(post) }
    try installation.putOnDuty()
    try installation.handShares()
    try server.stop()
    return installation
  }

  private func initialise() throws {
    let own = folder(.administrator).path
    try run(["agent", "request", own, "--name", Post.administrator.name, "--no-passphrase"])
    try run([
      "init", "--data", data.path, "--keys", keys.path, "--admin", own, "--host", "127.0.0.1", "--port", "\(port)",
      "--origin", "navette-system.invalid/journal", "--policies", Program.policies.path, "--no-passphrase",
    ])
  }

  private func importTerritory() throws {
    var recoveries: [String: String] = [:]
    for id in Territory.recovering {
      let out = scratch.url.appending(path: "recovery-\(id)")
      try run(["secteur", "recovery-key", id, "--out", out.path] + (try shareProtection(of: id)))
      recoveries[id] = try String(contentsOf: out.appending(path: "recovery.b64"), encoding: .utf8)
        .trimmingCharacters(in: .newlines)
    }
    let file = scratch.url.appending(path: "territoire.json")
    try Data(Territory.file(recoveries: recoveries).serialized(.pretty)).write(to: file)
    try run(["secteur", "import", file.path], as: .administrator)
  }

  /// The shares of the first body are under their holders' passphrases, those of the other in the clear.
  private func shareProtection(of body: String) throws -> [String] {
    guard body == Territory.recovering[0] else { return ["--no-passphrase"] }
    return try RecoveryShare.phrases.enumerated().flatMap { place, phrase in
      let file = scratch.url.appending(path: "phrase-\(place + 1).txt")
      try Data((phrase + "\n").utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      return ["--share-passphrase-file", file.path]
    }
  }

  /// Gives each holder their shares, and the passphrase that only they know.
  private func handShares() throws {
    for (place, holder) in RecoveryShare.holders.enumerated() where posts.contains(holder) {
      for body in Territory.recovering {
        try FileManager.default.moveItem(
          at: scratch.url.appending(path: "recovery-\(body)/share-\(place + 1).txt"),
          to: RecoveryShare.of(body, held: holder, in: self))
      }
      try FileManager.default.moveItem(
        at: scratch.url.appending(path: "phrase-\(place + 1).txt"),
        to: RecoveryShare.passphrase(of: holder, in: self))
    }
  }

  private func enrol(_ post: Post) throws {
    let pki = data.appending(path: "pki")
    try run([
      "agent", "request", folder(post).path, "--name", post.name, "--no-passphrase", "--server",
      "https://127.0.0.1:\(port)", "--ca", pki.appending(path: "ca.crt").path, "--vkey-file",
      pki.appending(path: "log.vkey").path,
    ])
    // The requests travel to the administrator and the certificates travel back: the keys do not.
    let desk = scratch.url.appending(path: "demandes-\(post.name)")
    try FileManager.default.createDirectory(
      at: desk, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try carry(["tls.csr", "encryption.csr"], from: folder(post), to: desk)
    try run(
      [
        "agent", "add", "--name", post.name, "--role", post.role, "--secrecy", post.secrecy, "--request", desk.path,
      ], as: .administrator)
    try carry(["tls.crt", "encryption.crt"], from: desk, to: folder(post))
  }

  private func attest(_ post: Post) throws {
    guard let body = post.body, let attester = posts.first(where: { $0.name == post.attester }) else { return }
    let certificate = folder(post).appending(path: "encryption.crt").path
    try run(["agent", "attest", post.name, "--organisme", body, "--certificate", certificate], as: attester)
  }

  private func putOnDuty() throws {
    let members = posts.filter { $0.body != nil }
    for (body, present) in Dictionary(grouping: members, by: \.body) {
      guard let body, let attester = posts.first(where: { $0.name == present[0].attester }) else { continue }
      try run(["agent", "duty"] + present.map(\.name) + ["--organisme", body], as: attester)
    }
  }

  private func carry(_ names: [String], from source: URL, to target: URL) throws {
    for name in names {
      try FileManager.default.copyItem(at: source.appending(path: name), to: target.appending(path: name))
    }
  }
}
