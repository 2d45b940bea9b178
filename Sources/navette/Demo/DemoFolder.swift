import Foundation

/// Where the demo keeps everything, so that other people's tools can check it.
struct DemoFolder: Sendable {
  let path: FilePath
  /// Whether it goes with the demo.
  let isTemporary: Bool

  var data: FilePath { path.appending("data") }
  var keys: FilePath { path.appending("keys") }
  var pki: FilePath { path.appending("pki") }
  var agents: FilePath { path.appending("agents") }
  var envelopes: FilePath { path.appending("envelopes") }
  var journal: FilePath { path.appending("journal") }
  var recovery: FilePath { path.appending("recouvrement") }
  /// The witness's own: another institution.
  var witness: FilePath { path.appending("temoin") }
  /// The gateway's folders as they were at noon.
  var backup: FilePath { path.appending("sauvegarde") }
  var tampered: FilePath { path.appending("copie-alteree") }
  var transcript: FilePath { path.appending("transcript.json") }

  /// The folder of one agent: all that their process is given.
  func agent(_ name: String) -> FilePath { agents.appending(name) }

  /// Makes the folder, new or empty, or a temporary one.
  /// - Throws: ``CommandError`` with `conflict` when it holds something.
  init(_ given: FilePath?) throws {
    if let given {
      path = given.absolute
      isTemporary = false
      if PrivateFolder.exists(path) {
        guard try PrivateFolder.names(path, maximum: 1).isEmpty else {
          throw CommandError(
            .conflict, "`\(SafeText.line(path.description))` is not empty, and is left as it is",
            hint: "Give `--dir` a folder that does not exist.")
        }
      } else {
        try PrivateFolder.create(path)
      }
    } else {
      let name = "navette-demo-\(UUID().uuidString.prefix(8).lowercased())"
      let url = FileManager.default.temporaryDirectory.appending(path: name)
      guard let made = FilePath(url.path) else { throw CommandError(.internalError, "no temporary folder") }
      path = made
      isTemporary = true
      try PrivateFolder.create(path)
    }
    for folder in [agents, pki, envelopes, recovery] { try PrivateFolder.create(folder) }
    try PrivateFile.create(path.appending("CLES-DE-DEMONSTRATION.txt"), Array(Self.warning.utf8))
  }

  /// Forgets everything, if it was temporary.
  func remove() {
    if isTemporary { try? FileManager.default.removeItem(atPath: path.description) }
  }

  /// What every folder of keys says of itself.
  static let warning = """
    CLÉS DE DÉMONSTRATION — NE PAS UTILISER.

    Ces clés privées sont jetables : faites pour une démonstration, sans phrase de passe, lisibles par qui ouvre ce
    dossier. Les personnes, les fiches, les secteurs et les services sont inventés ; seules les communes sont réelles.

    THROW-AWAY DEMONSTRATION KEYS. DO NOT USE THEM FOR ANYTHING REAL.

    """
}

extension FilePath {
  /// The same path from the root: children are started elsewhere than where it was typed.
  var absolute: FilePath {
    description.hasPrefix("/") ? self : FilePath("\(FileManager.default.currentDirectoryPath)/\(description)") ?? self
  }
}
