import JSON

/// The witness of the journal: another institution, with a folder, a key and a process of its own.
final class DemoWitness {  // Not Sendable: the demo's thread starts it and stops it.
  /// Who runs it, in the demo's lines.
  static let name = "temoin"

  private let child: ChildProcess
  private let address: GatewayAddress

  /// Starts `navette witness serve` and waits until it says where it listens.
  init(_ folder: FilePath) throws {
    child = try ChildProcess(
      // As for the gateway: nobody is behind these fiches, an old OpenSSL may still show what happens.
      ["witness", "serve", folder.description, "--port", "0", "--accept-old-openssl", "--until-eof"],
      environment: DemoStage.environment(trace: nil), isTied: true)
    let line = try child.firstLine(within: 60)
    guard let url = line.split(separator: " ").last, let address = GatewayAddress(String(url)) else {
      throw CommandError(.internalError, "the witness says something unexpected: \(SafeText.line(line))")
    }
    self.address = address
  }

  var pid: Int32 { child.pid }

  func stop() { child.stop() }

  /// What `navette.json` must say for the gateway to be watched, and the file beside it.
  func configure(_ data: FilePath, from folder: FilePath) throws {
    let authority = try BoundedFile.read(folder.appending("ca.crt"), maximum: 65_536)
    try PrivateFile.create(data.appending("temoin.crt"), authority)
    let file = data.appending("navette.json")
    guard case .object(var object) = try? JSON.parse(try BoundedFile.read(file, maximum: 65_536)) else {
      throw CommandError(.internalError, "navette.json is not what `navette init` writes")
    }
    let vkey = try TextFile.text(folder.appending("witness.vkey")).prefix { $0 != "\n" }
    object["temoins"] = [
      ["cle": .string(String(vkey)), "url": .string(address.description), "autorite": "temoin.crt"]
    ]
    object["quorum"] = 1
    try PrivateFile.replace(file, JSON.object(object).serialized(.pretty))
  }
}
