import Journal

/// `navette agent journal`
struct AgentJournalCommand: Command {
  private static let vkey = Option(
    "vkey", "FILE", .path, "The journal's verification key under its new name, received from the operator out of band.",
    isRequired: true)

  static let declaration = Declaration(
    "journal", summary: "Follow the gateway's journal under its new name, after it was reopened.",
    discussion: [
      "After an honest restore the gateway's journal begins again under another name (`navette journal reopen`). Its key "
        + "must be the one that agent.json pins: another key is another gateway. Receipts of the former journal are kept "
        + "apart, with what verifies them; `navette receipts` still verifies them."
    ],
    options: [vkey.parameter] + AgentArguments.parameters,
    examples: [.init("navette agent journal --vkey log.vkey", "Then work goes on.")])

  private let agent: AgentArguments
  private let vkey: FilePath

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    vkey = try values.required(Self.vkey)
  }

  func run(_ console: Console) throws {
    let folder = try agent.folder()
    let configuration = try folder.configuration()
    let next = try VkeyFile.read(vkey)
    guard next.key.publicKey == configuration.verifier.key.publicKey else {
      throw CommandError(
        .untrusted, "this is another key than the one that agent.json pins: it is not the same journal, reopened",
        hint: "Ask the operator. If the key was really replaced, make a new folder: `navette agent request`.")
    }
    guard !next.origin.isSame(as: configuration.origin) else {
      throw CommandError(.conflict, "agent.json names that journal already")
    }
    let former = try FormerReceipts(folder).setAside(configuration.verifier)
    try PrivateFile.replace(
      folder.configurationFile, AgentConfiguration(server: configuration.server, verifier: next).bytes)
    console.print("Journal: \(SafeText.line(next.origin)), after \(SafeText.line(configuration.origin)).")
    if let former { console.print("Receipts of the former journal: \(SafeText.line(former.description))") }
  }
}
