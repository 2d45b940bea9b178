import JSON
import Liaison
import Sealing

/// `navette open`
struct OpenCommand: Command {
  private static let out = Option(
    "out", "FILE", .path, "Write the clear text to a new file (0600) instead of printing it.")
  private static let pieces = Option(
    "pieces", "DIR", .path, "Write the attachments in clear to new files there (0600); none is ever replaced.")
  private static let sealed = Option(
    "sealed", "DIR", .path, "Also save the sealed envelopes there, as CMS (DER) that other tools open.")

  static let declaration = Declaration(
    "open",
    summary: "Open a fiche, an avis de péril, a saisine or what one kept of an oral transmission, with one's own key.",
    discussion: [
      "The opening is decided and journaled before the first sealed byte leaves the gateway. The envelope is opened "
        + "here: the gateway never sees the clear text again. The seal, and the header against what was asked for, "
        + "are verified before anything is shown; attachments must be those that the fiche describes.",
      "A clear text that was written to a file is yours to protect and to delete.",
    ],
    operands: [FicheArguments.reference.parameter],
    options: AgentArguments.parameters + [
      out.parameter, pieces.parameter, sealed.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette open FN-2026-7K3Q-XM4T-QW", "Read a fiche and its returns."),
      .init("navette open AP-2026-5TEG-2WQ8-AG", "An avis de péril: read it, and act."),
      .init("navette open FN-2026-7K3Q-XM4T-QW --pieces pieces", "Keep its attachments in `pieces`."),
      .init("navette open FN-2026-7K3Q-XM4T-QW --sealed envelopes", "Keep the sealed form for `openssl cms`."),
    ])

  private let agent: AgentArguments
  private let reference: Reference
  private let out: FilePath?
  private let pieces: FilePath?
  private let sealed: FilePath?
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    reference = try values.required(FicheArguments.reference)
    out = try values.optional(Self.out)
    pieces = try values.optional(Self.pieces)
    sealed = try values.optional(Self.sealed)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let session = try agent.session(console)
    let opening = Opening(session: session, reference: reference)
    let envelopes = try opening.envelopes()
    if let sealed { try Opening.save(envelopes, of: reference, in: sealed) }
    let opened = try OpenedEnvelopes(envelopes, session: session)
    let files = try pieces.map { try Opening.save(opened.pieces, of: reference, in: $0) } ?? []
    let json = opened.json(savedAs: files)
    if let out {
      try PrivateFile.create(out, json.serialized(.pretty))
      console.print("Texte en clair écrit dans \(SafeText.line(out.description)).")
    } else if isJSON {
      return console.print(json.text)
    } else {
      opened.print(console)
    }
    for file in files { console.print("Pièce en clair écrite dans \(SafeText.line(file.description)).") }
  }
}

/// The request that opens a fiche or an avis, journaled by the gateway.
struct Opening {
  let session: GatewaySession
  let reference: Reference

  private static let answerLimit = 64 << 20

  func envelopes() throws -> [ReceivedEnvelope] {
    let request = GatewayRequest.post(
      "/api/\(reference.kind.collection)/\(reference)/ouverture", answerLimit: Self.answerLimit)
    return try ReceivedEnvelope.all(try session.act(request, about: reference), of: reference)
  }

  /// Writes attachments in clear, under names that are safe, as new files.
  /// - Returns: the files, in the same order.
  /// - Throws: ``CommandError`` with `conflict` when one exists: it stays as it is.
  static func save(_ pieces: [OpenedPiece], of reference: Reference, in folder: FilePath) throws -> [FilePath] {
    try PrivateFolder.ensure(folder)
    return try pieces.map { piece in
      let path = folder.appending(piece.fileName(reference))
      try PrivateFile.create(path, piece.opened.content)
      return path
    }
  }

  /// `DIR/REFERENCE.cms` for the fiche itself, `DIR/REFERENCE-KIND-VERSION.cms` for what followed.
  static func save(_ envelopes: [ReceivedEnvelope], of reference: Reference, in folder: FilePath) throws {
    try PrivateFolder.ensure(folder)
    for (index, envelope) in envelopes.enumerated() {
      // The kind comes from outside: only a code of our own list names a file.
      let kind = (try? NatureEnveloppe(code: envelope.kind))?.code ?? "enveloppe"
      let name = index == 0 ? "\(reference).cms" : "\(reference)-\(kind)-\(index).cms"
      try PrivateFile.replace(folder.appending(name), envelope.cms)
    }
  }
}

extension Reference.Kind {
  /// Where the API has what it designates: `/api/fiches/…`.
  var collection: String {
    switch self {
    case .avisDePeril: "avis"
    case .transmissionOrale: "orales"
    case .saisine: "saisines"
    case .ficheNavette: "fiches"
    }
  }
}
