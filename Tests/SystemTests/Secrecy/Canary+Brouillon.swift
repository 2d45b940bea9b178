import Foundation
import JSON
import SystemSupport
import TestSupport

extension Canary {
  /// Keeps a draft that is full of canaries, sealed by other people's tool, and checks that its author alone reads it again.
  func keepDraft(_ installation: Installation, _ author: AgentClient) throws {
    let tool = try OpenSSLFolder()
    let folder = installation.folder(.intervenant)
    let clear = transmission.serialized()
    try tool.write(clear, to: "clear")
    let sealed = try tool.openssl([
      "cms", "-encrypt", "-binary", "-aes-256-gcm", "-keyid", "-in", "clear", "-outform", "DER", "-out", "draft.cms",
      "-recip", folder.appending(path: "encryption.crt").path, "-keyopt", "ecdh_kdf_md:sha256",
    ])
    guard sealed.status == 0 else { throw SystemFault("openssl does not seal: \(sealed.errors)") }

    let target = "/api/brouillons/" + String(repeating: "0d", count: 16)
    let cms = JSON.string(Data(try tool.read("draft.cms")).base64EncodedString())
    let kept = try author.post(target, ["cms": cms])
    guard kept.status == 200 else { throw SystemFault("draft: \(kept.status) \(kept.text)") }
    // A script that forgets to seal keeps nothing, here or anywhere.
    let forgotten = try author.post(target, ["cms": .string(Data(clear).base64EncodedString())])
    guard forgotten.status == 422 else { throw SystemFault("a clear draft: \(forgotten.status)") }

    let read = try author.get(target).json["cms"]?.string.flatMap { Data(base64Encoded: $0) }
    try tool.write(read ?? Data(), to: "read.cms")
    let opened = try tool.openssl([
      "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "read.cms",
      "-recip", folder.appending(path: "encryption.crt").path,
      "-inkey", folder.appending(path: "encryption.key").path,
    ])
    guard opened.output == clear, !traces(in: opened.output, named: "draft").isEmpty else {
      throw SystemFault("the author does not read their draft: \(opened.errors)")
    }
    let other = try AgentClient(installation, .worker).get(target)
    guard other.status == 404 else { throw SystemFault("another agent's draft: \(other.status)") }
  }
}
