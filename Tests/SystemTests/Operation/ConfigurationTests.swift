import SystemSupport
import Cryptography
import Foundation
import JSON
import Testing

extension SystemTests {
  @Suite struct ConfigurationChanges {
    @Test func `the journal names the parts of navette.json that are not those of the last start, and only those`()
      throws
    {
      let installation = try freshInstallation()
      let file = installation.data.appending(path: "navette.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      func start(with text: String) throws {
        try Data(text.utf8).write(to: file)
        try installation.serve().stop()
      }
      try start(with: text)
      // Space, and the order of members, mean nothing.
      try start(with: text.replacing("\n", with: "\n\n"))
      let kept = try #require(text.lastIndex(of: "}"))
      try start(with: text[..<kept] + #", "conservation": {"acces": 24}}"#)
      try start(with: text[..<kept] + #", "conservation": {"acces": 36}}"#)
      // What cannot be read is no configuration.
      try Data("{}".utf8).write(to: file)
      #expect(try ServerProcess.start(installation).end(within: 60) != 0)
      try Data(text.utf8).write(to: file)
      let server = try installation.serve()
      let changes = try Audit(installation).events().filter { $0["evenement"] == "configuration" }
      #expect(
        changes.map { $0["membres"] } == [
          ["hotes", "origine", "port"], ["conservation"], ["conservation"], ["conservation"],
        ])
      // Whoever kept the file can tell that it is the one.
      #expect(changes.first?["empreinte"] == changes.last?["empreinte"])
      let json = try JSON.parse(Array(text.utf8))
      let lines = ["hotes", "origine", "port"].map { name in
        "\(SHA256.digest((json[name] ?? .null).serialized(.canonical)).hex)  \(name)\n"
      }
      #expect(changes.last?["empreinte"]?.string == SHA256.digest(Array(lines.joined().utf8)).hex)
      #expect(Set(changes.compactMap { $0["empreinte"]?.string }).count == 3)
      try server.stop()
    }
  }
}
