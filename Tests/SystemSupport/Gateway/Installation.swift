package import Foundation
package import Journal

/// A gateway's folders and its agents' folders: `data`, `keys`, `agents/NAME`, and what processes wrote in `logs`.
package final class Installation: Sendable {
  package let scratch: Scratch
  package let port: UInt16
  /// Where the data and keys folders are: elsewhere than the rest when a test gives them a disk of their own.
  package let home: URL
  /// Everybody but the administrator, each after who attests them.
  package let posts: [Post]

  package var data: URL { home.appending(path: "data") }
  package var keys: URL { home.appending(path: "keys") }
  package var pki: URL { data.appending(path: "pki") }
  package var logs: URL { scratch.url.appending(path: "logs") }

  package func folder(_ post: Post) -> URL { scratch.url.appending(path: "agents/\(post.name)") }

  package init(scratch: Scratch, port: UInt16, home: URL? = nil, posts: [Post]) throws {
    (self.scratch, self.port, self.home, self.posts) = (scratch, port, home ?? scratch.url, posts)
    for name in ["agents", "logs"] {
      try FileManager.default.createDirectory(
        at: scratch.url.appending(path: name), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
  }

  /// A copy of this gateway, which is not running, with a port of its own.
  /// - Parameter home: where its data and keys go, if not into its own folder.
  package func copy(home: URL? = nil) throws -> Installation {
    let copy = try Installation(scratch: Scratch(), port: freePort(), home: home, posts: posts)
    let files = FileManager.default
    try files.copyItem(at: data, to: copy.data)
    try files.copyItem(at: keys, to: copy.keys)
    try files.removeItem(at: copy.scratch.url.appending(path: "agents"))
    try files.copyItem(at: scratch.url.appending(path: "agents"), to: copy.scratch.url.appending(path: "agents"))
    for post in [Post.administrator] + posts {
      let file = copy.folder(post).appending(path: "agent.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing(":\(port)", with: ":\(copy.port)").utf8).write(to: file)
    }
    return copy
  }

  /// The journal's key, as the operator publishes it.
  package func verifier() throws -> LogVerifier {
    try verifier(vkey: String(contentsOf: data.appending(path: "pki/log.vkey"), encoding: .utf8))
  }

  /// A journal's key, as it is written.
  package func verifier(vkey: String) throws -> LogVerifier {
    try LogVerifier(vkey: vkey.trimmingCharacters(in: .newlines))
  }

  /// Runs a command to its end.
  /// - Returns: its standard output.
  /// - Throws: ``SystemFault`` with what it said, when it ends with another code.
  @discardableResult
  package func run(_ words: [String], as post: Post? = nil, expecting code: Int32 = 0) throws -> String {
    let name = "command-\(UUID().uuidString)"
    let own = post.map { ["--agent", folder($0).path] } ?? []
    let child = try ChildProcess(words + own, name: name, in: logs)
    let ended = try child.end(within: 60)
    guard ended == code else {
      throw SystemFault("navette \(words.joined(separator: " ")): exit \(ended)\n\(child.errors)\(child.output)")
    }
    return child.output
  }

  /// Starts the server and waits until it listens.
  /// - Parameters:
  ///   - environment: what it has beside PATH and LANG.
  ///   - options: further words of its command line.
  package func serve(_ environment: [String: String] = [:], options: [String] = []) throws -> ServerProcess {
    try ServerProcess(self, environment, options: options)
  }
}
