import Authority
import Foundation
import JSON
import Testing

@testable import navette

struct AgentFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ name: String) -> String { folder.path.appending(name).description }

  @Test func `a request makes two keys, its owner's alone, and two requests`() throws {
    let capture = Capture()
    #expect(capture.run("agent", "request", file("a"), "--name", "intervenant-police", "--no-passphrase") == .success)
    #expect(try folder.permissions("a") == 0o700)
    for name in ["tls.key", "encryption.key", "tls.csr", "encryption.csr"] {
      #expect(try folder.permissions("a/\(name)") == 0o600)
    }
    #expect(!capture.out.contains("PRIVATE"))
    let requests = try AgentRequests(in: try AgentFolder(folder.path.appending("a")))
    #expect(requests.authentication.agent.text == "intervenant-police" && requests.encryption != nil)
  }

  @Test func `a folder that exists is left as it is`() throws {
    #expect(Capture().run("agent", "request", file("a"), "--name", "x", "--no-passphrase") == .success)
    let before = try BoundedFile.read(folder.path.appending("a/tls.key"), maximum: 4096)
    #expect(Capture().run("agent", "request", file("a"), "--name", "x", "--no-passphrase") == .conflict)
    #expect(try BoundedFile.read(folder.path.appending("a/tls.key"), maximum: 4096) == before)
  }

  @Test func `a passphrase protects the keys, a short one is refused, and a wrong one opens nothing`() throws {
    let name = ["agent", "request", file("a"), "--name", "x"]
    let runner = CommandLineRunner(root: Navette.commands)
    #expect(runner.run(name, console: Capture().console(passphrase: "short")) == .configuration)
    #expect(!FileManager.default.fileExists(atPath: file("a")))
    #expect(runner.run(name, console: Capture().console(passphrase: "six words long enough")) == .success)
    let key = folder.path.appending("a/tls.key")
    let pem = String(decoding: try BoundedFile.read(key, maximum: 4096), as: UTF8.self)
    let label = "ENCRYPTED PRIVATE KEY"
    #expect(pem.hasPrefix("-----BEGIN \(label)-----\n"))
    func source(_ text: String) -> PassphraseSource {
      PassphraseSource(file: nil, console: Capture().console(passphrase: text))
    }
    _ = try PrivateKeyFile.p256(key, passphrase: source("six words long enough"))
    #expect(throws: CommandError(.configuration, "")) {
      try PrivateKeyFile.p256(key, passphrase: source("another passphrase"))
    }
  }

  @Test func `a passphrase file that others can read is refused`() throws {
    try PrivateFile.create(folder.path.appending("p"), Array("six words long enough\n".utf8))
    let words = ["agent", "request", file("a"), "--name", "x", "--passphrase-file", file("p")]
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file("p"))
    let runner = CommandLineRunner(root: Navette.commands)
    #expect(runner.run(words, console: Capture().console()) == .configuration)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file("p"))
    #expect(runner.run(words, console: Capture().console()) == .success)
  }

  @Test func `a command on a folder that does not exist says how to make one`() {
    let capture = Capture()
    #expect(capture.run("inbox", "--agent", file("none")) == .notFound)
    #expect(capture.error.contains("navette agent request"))
  }

  @Test(arguments: [
    "http://a:1", "https://a", "https://a:0", "https://a:65536", "https://a:1/", "https://a:1/x", "https://u@a:1",
    "https://:1", "https://a b:1", "https://[::1]", "https://[zz]:1", "https://é:1", "HTTPS://a:1", "https://a:+1", "",
  ])
  func `an address of another form is refused`(text: String) { #expect(GatewayAddress(text) == nil) }

  @Test(arguments: ["https://127.0.0.1:8443", "https://[::1]:8443", "https://gateway.example:1"])
  func `an address keeps its text`(text: String) { #expect(GatewayAddress(text)?.description == text) }

  @Test(arguments: [
    "{}", "[]", "{", #"{"serveur":"https://a:1","origine":"o","vkey":"x"}"#,
    #"{"serveur":"http://a:1","origine":"o","vkey":"x"}"#, #"{"serveur":"https://a:1","origine":"o","vkey":"x","y":1}"#,
  ])
  func `a configuration that is not whole is refused`(text: String) {
    #expect(throws: CommandError(.configuration, "")) { try AgentConfiguration(parsing: Array(text.utf8)) }
  }
}
