/// The options that every command of an agent takes, and the session that they open.
struct AgentArguments: Sendable {
  static let parameters = [CommonOptions.agent.parameter, CommonOptions.passphraseFile.parameter]

  let path: FilePath
  let passphraseFile: FilePath?

  init(_ values: Values) throws {
    path = try values.required(CommonOptions.agent)
    passphraseFile = try values.optional(CommonOptions.passphraseFile)
  }

  init(path: FilePath, passphraseFile: FilePath?) {
    (self.path, self.passphraseFile) = (path, passphraseFile)
  }

  func folder() throws -> AgentFolder { try AgentFolder(path) }

  func passphrase(_ console: Console) -> PassphraseSource { PassphraseSource(file: passphraseFile, console: console) }

  /// Opens the folder and prepares the connection, which is made at the first request.
  func session(_ console: Console) throws -> GatewaySession {
    let folder = try folder()
    let configuration = try folder.configuration()
    let passphrase = passphrase(console)
    return GatewaySession(
      folder: folder, configuration: configuration,
      transport: try console.connect(folder, configuration, passphrase),
      receipts: ReceiptKeeper(folder: folder.receiptsFolder, verifier: configuration.verifier),
      passphrase: passphrase, now: console.now)
  }
}
