import Foundation
import JSON

/// A fiche is erased: nothing of it is left in the gateway's files, and what was proven of it stays proven.
struct EffacementScene {
  let stage: DemoStage

  private let author = "intervenant-police"
  private let dpo = "dpo"

  func play() throws {
    stage.chapter("Un effacement : les clés et le contenu sont détruits, les preuves restent")
    let mistake = try stage.transmit(
      "05-conflit-de-voisinage.json", "Transmet une fiche par erreur", as: author, to: "secteur-dombes")
    try stage.act(
      ["erase", mistake, "--reason", "erreur"], "Efface la fiche, que personne n’a ouverte", as: author,
      etat: "effacee")
    let illicit = try stage.transmit(
      "05-conflit-de-voisinage.json", "Transmet une autre fiche, qui n’aurait pas dû partir", as: author,
      to: "secteur-dombes")
    try stage.play("L’ouvre", as: "ts-dombes-1", ["open", illicit], .exit(.success), isTold: false)
    try stage.play(
      "Veut l’effacer à son tour : elle a été lue", as: author, ["erase", illicit, "--reason", "erreur"],
      .refused(articles: ["RGPD, art. 5.2 et 17"]))
    let traces = try ciphertext(of: illicit)
    try stage.play(
      "Efface la transmission illicite", as: dpo, ["erase", illicit, "--reason", "transmission-illicite", "--json"],
      .status(200)
    ) { step in
      let answer = try step.answer()
      guard answer["etat"]?.string == "effacee", answer["efface"]?.bool == true else {
        throw DemoFault("la fiche n’est pas effacée")
      }
      guard try !isAnywhere(traces) else { throw DemoFault("le texte chiffré est encore dans les fichiers") }
      return [
        "\(answer["clesSupprimees"]?.integer ?? 0) clés et \(answer["enveloppesDetruites"]?.integer ?? 0) enveloppe(s) "
          + "détruites ; le texte chiffré n’est plus dans aucun fichier de la base"
      ]
    }
    try stage.play(
      "Ne l’ouvre plus", as: "ts-dombes-1", ["open", illicit], .exit(.conflict))
    try prove(illicit)
  }

  /// The step that it was transmitted, proven after it was erased.
  private func prove(_ reference: String) throws {
    let drawer = stage.folder.agent(author).appending("preuves-apres-effacement")
    try PrivateFolder.create(drawer)
    try stage.play(
      "Demande les preuves de la fiche effacée", as: author,
      ["evidence", "fetch", reference, "--to", drawer.description, "--json"], .status(200)
    ) { step in ["\(try step.answer().array?.count ?? 0) dossiers de preuve, de la transmission à l’effacement"] }
    for name in try PrivateFolder.names(drawer, maximum: 64).sorted() {
      try stage.perform(
        "Vérifie hors ligne \(name)", as: "avocat",
        [
          "evidence", "verify", drawer.appending(name).description, "--vkey",
          stage.folder.pki.appending("log.vkey").description, "--ca", stage.folder.pki.appending("ca.crt").description,
        ], .exit(.success)
      ) { step in
        step.output.split(separator: "\n").filter { $0.contains("Événement") || $0.contains("Ce que c’est") }.map {
          String($0)
        }
      }
    }
  }

  /// Pieces of the ciphertext, from what the recipient saved, that the search finds while they are there.
  private func ciphertext(of reference: String) throws -> [Data] {
    let drawer = stage.folder.agent("ts-dombes-1").appending("avant-effacement")
    try stage.play(
      "En garde la forme scellée", as: "ts-dombes-1", ["open", reference, "--sealed", drawer.description, "--json"],
      .status(200), isTold: false)
    let bytes = try BoundedFile.read(drawer.appending("\(reference).cms"), maximum: 16 << 20)
    // What comes after the recipients and before the seal; a page of the file may cut one piece or another in two.
    let pieces = stride(from: bytes.count / 2, to: bytes.count * 4 / 5, by: 32).map { Data(bytes[$0..<$0 + 32]) }
    let found = try pieces.filter { try isAnywhere([$0]) }
    guard found.count > pieces.count / 2 else {
      throw DemoFault("le texte chiffré n’est pas trouvé alors qu’il est là")
    }
    return found
  }

  private func isAnywhere(_ pieces: [Data]) throws -> Bool {
    let folder = stage.folder.data.description
    return try FileManager.default.contentsOfDirectory(atPath: folder).contains { name in
      guard let file = FileManager.default.contents(atPath: folder + "/" + name) else { return false }
      return pieces.contains { file.range(of: $0) != nil }
    }
  }
}
