import Foundation
import Testing

@testable import navette

/// What two people type, before anything leaves their machine.
struct RecoverCommandTests {
  private let folder = Result { try TemporaryFolder() }

  /// The two shares of a new key, made by the command that makes them.
  private func shares(_ name: String) throws -> (first: String, second: String) {
    let out = try folder.get().path.appending(name)
    let made = Capture()
    let ended = made.run("secteur", "recovery-key", "circo", "--out", out.description, "--no-passphrase")
    #expect(ended == .success, "\(made.error)")
    return (out.appending("share-1.txt").description, out.appending("share-2.txt").description)
  }

  private func recover(_ shares: [String]) throws -> (code: ExitCode, error: String, out: String) {
    let capture = Capture()
    let words = ["recover", "--agent-concerned", "a-0017", "--of", "circo", "--agent"]
    let code = CommandLineRunner(root: Navette.commands).run(
      words + [try folder.get().path.appending("nobody").description] + shares.flatMap { ["--share", $0] },
      console: capture.console())
    return (code, capture.error, capture.out)
  }

  @Test func `two shares of one key go together, in either order, and then the agent's folder is asked for`() throws {
    let held = try shares("a")
    for pair in [[held.first, held.second], [held.second, held.first]] {
      let ended = try recover(pair)
      #expect(ended.code != .invalidContent && ended.code != .success && ended.error.contains("nobody"))
    }
  }

  @Test func `one share alone, three, or the same twice are refused`() throws {
    let held = try shares("b")
    #expect(try recover([held.first]).code == .usage)
    #expect(try recover([held.first, held.second, held.first]).code == .usage)
    #expect(try recover([held.first, held.first]).code == .invalidContent)
  }

  @Test func `protected shares open under the passphrase of their holders, and under no other`() throws {
    let out = try folder.get().path.appending("protected")
    let made = Capture()
    let phrase = "bado-kuli-meza-tofi-ravu-seno"
    #expect(made.run("secteur", "recovery-key", "circo", "--out", out.description, passphrase: phrase) == .success)
    let held = [out.appending("share-1.txt").description, out.appending("share-2.txt").description]
    for share in held {
      #expect(try String(contentsOfFile: share, encoding: .utf8).hasPrefix("navette-protected-share/v1\n"))
    }
    func ended(_ phrase: String?, _ more: [String] = []) throws -> (ExitCode, String) {
      let capture = Capture()
      let words =
        ["recover", "--agent-concerned", "a-0017", "--of", "circo", "--share", held[0], "--share", held[1]]
        + ["--agent", try folder.get().path.appending("nobody").description] + more
      let code = CommandLineRunner(root: Navette.commands).run(words, console: capture.console(passphrase: phrase))
      return (code, capture.error)
    }
    let right = try ended(phrase)
    #expect(right.0 == .notFound && right.1.contains("nobody"))
    for wrong in ["bado-kuli-meza-tofi-ravu-sena", " ", nil] {
      let refused = try ended(wrong)
      #expect(refused.0 == .configuration && !refused.1.contains(phrase))
    }
    #expect(try ended(phrase, ["--share-passphrase-file", held[0]]).0 == .usage)
    let short = Capture()
    let other = try folder.get().path.appending("short").description
    #expect(short.run("secteur", "recovery-key", "circo", "--out", other, passphrase: "court") == .configuration)
    #expect(!FileManager.default.fileExists(atPath: other))
    let both = ["--no-passphrase", "--share-passphrase-file", held[0], "--share-passphrase-file", held[1]]
    let words = ["secteur", "recovery-key", "circo", "--out", other] + both
    #expect(CommandLineRunner(root: Navette.commands).run(words, console: short.console()) == .usage)
  }

  @Test func `shares of two keys, one that was mistyped, and one that others can read are refused without being shown`()
    throws
  {
    let (one, other) = (try shares("c"), try shares("d"))
    #expect(try recover([one.first, other.second]).code == .invalidContent)
    let text = try String(contentsOfFile: one.second, encoding: .utf8)
    let secret = try #require(text.firstMatch(of: /secret ([0-9a-f]{64})/)?.output.1)
    let last = try #require(secret.last)
    let mistyped = text.replacing(secret, with: secret.dropLast() + (last == "0" ? "1" : "0"))
    try mistyped.write(toFile: one.second, atomically: false, encoding: .utf8)
    let refused = try recover([one.first, one.second])
    #expect(refused.code == .invalidContent && refused.error.contains("share-2.txt"))
    #expect(!refused.error.contains(secret.prefix(16)) && refused.out.isEmpty)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: other.first)
    #expect(try recover([other.first, other.second]).code == .configuration)
  }
}
