import JSON

extension DemoStage {
  /// Copies a file of the demo into an agent's folder.
  func hand(_ file: String, to agent: String) throws -> String {
    let drawer = folder.agent(agent).appending("documents")
    try PrivateFolder.ensure(drawer)
    let path = drawer.appending(file)
    if !BoundedFile.exists(path) { try PrivateFile.create(path, try DemoFile(name: file).bytes(today: today)) }
    return path.description
  }

  /// Transmits a fiche.
  /// - Parameter attached: files of the demo to join to it.
  /// - Returns: its reference.
  func transmit(
    _ file: String, _ title: String, as agent: String, to destination: String, attaching attached: [String] = [],
    reading: (JSON) throws -> [String] = { _ in [] }
  ) throws -> String {
    let path = try hand(file, to: agent)
    let pieces = try attached.flatMap { ["--attach", try hand($0, to: agent)] }
    let step = try play(title, as: agent, ["transmit", path] + pieces + ["--json"], .status(201)) { step in
      let answer = try step.answer()
      guard answer["destination"]?.string == destination else { throw DemoFault("la destination n’est pas la bonne") }
      let reference = answer["reference"]?.string ?? "?"
      let deadline = answer["echeances"]?["accuse"]?.string.map { ", accusé attendu avant le \($0)" } ?? ""
      return ["\(reference) scellée pour \(destination)\(deadline) ; reçu vérifié"] + Self.notes(answer)
        + (try reading(answer))
    }
    guard step.isRight, let reference = try step.answer()["reference"]?.string else {
      throw CommandError(.internalError, "the demo cannot go on: \(file) was not transmitted")
    }
    return reference
  }

  /// Opens a fiche or an avis with the agent's own key, and shows nothing of it but what `extract` finds.
  func open(
    _ reference: String, _ title: String, as agent: String, keepingPieces: Bool = false,
    extract: ([JSON]) throws -> String
  ) throws {
    let isFiche = reference.hasPrefix("FN")
    let sealed = folder.agent(agent).appending("enveloppes")
    var words = ["open", reference, "--json"]
    if keepingPieces { words += ["--pieces", folder.agent(agent).appending("pieces").description] }
    if isFiche { words += ["--sealed", sealed.description] }
    try play(title, as: agent, words, .status(200)) { step in
      guard let all = try step.answer().array else { throw DemoFault("aucune enveloppe") }
      return ["déchiffré avec la clé de \(agent), sceau et en-tête vérifiés : \(try extract(all))"]
    }
    if isFiche { try keepEnvelopes(from: sealed) }
  }

  /// The first name in a fiche: the only extract that the demo shows.
  func firstName(_ expected: String) -> ([JSON]) throws -> String {
    { envelopes in
      let names = envelopes.compactMap { $0["contenu"]?["fiche"]?["identite"]?["prenoms"]?.string }
      guard names == [expected] else { throw DemoFault("le contenu déchiffré n’est pas celui qui a été transmis") }
      return "« \(expected) » (prénom inventé)"
    }
  }

  /// The one attachment of a fiche, written in clear and byte for byte the file that was joined.
  func piece(_ file: String) -> ([JSON]) throws -> String {
    { envelopes in
      let files = envelopes.compactMap { $0["fichier"]?.string }
      guard files.count == 1, let path = FilePath(files[0]) else { throw DemoFault("la pièce n’a pas été écrite") }
      let sent = try DemoFile(name: file).bytes(today: self.today)
      guard try BoundedFile.read(path, maximum: 1 << 20) == sent else {
        throw DemoFault("la pièce déchiffrée n’est pas celle qui a été jointe")
      }
      return "une pièce de \(sent.count) octets, empreinte conforme à la fiche"
    }
  }

  /// A simple act on a fiche.
  func act(_ words: [String], _ title: String, as agent: String, etat: String) throws {
    try play(title, as: agent, words + ["--json"], .status(200)) { step in
      let answer = try step.answer()
      guard answer["etat"]?.string == etat else { throw DemoFault("l’état n’est pas « \(etat) »") }
      return ["état : \(etat) ; reçu vérifié"]
    }
  }

  private func keepEnvelopes(from drawer: FilePath) throws {
    guard PrivateFolder.exists(drawer) else { return }
    for name in try PrivateFolder.names(drawer) where name.hasSuffix(".cms") && !name.contains("..") {
      try PrivateFile.replace(
        folder.envelopes.appending(name), try BoundedFile.read(drawer.appending(name), maximum: 16 << 20))
    }
  }

  /// Duties, warnings and withheld sections, as the gateway said them.
  private static func notes(_ answer: JSON) -> [String] {
    func list(_ name: String, _ label: String) -> [String] {
      (answer[name]?.array ?? []).map { note in
        let section = note["rubrique"]?.string.map { "« \($0) » : " } ?? ""
        return "\(label) : \(section)\(note["motif"]?.string ?? "") (\(note["articles"]?.string ?? ""))"
      }
    }
    return list("retenues", "rubrique retenue") + list("obligations", "obligation")
      + list("avertissements", "avertissement")
  }
}
