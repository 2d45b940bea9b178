import Cryptography
import Journal

/// `navette witness init`
struct WitnessInitCommand: Command {
  private static let name = Option(
    "name", "NAME", .text, "The witness's name, for ever: a domain and a path, such as temoin.example/1.",
    isRequired: true)
  private static let hosts = Option(
    "host", "NAME", .text, "A name or address that gateways will use. Default: 127.0.0.1 and localhost.",
    isRepeated: true)

  static let declaration = Declaration(
    "init", summary: "Make a new witness: its cosigning key, its door.",
    discussion: [
      "A witness cosigns a journal's checkpoints, each proven to extend the last: run it in another institution than the "
        + "gateway's, on a machine of its own. The folder must not exist, and its files never leave it but two, for "
        + "the gateway's operator: DIR/witness.vkey and DIR/ca.crt.",
      "Never put back an old copy of the folder: a witness that forgot what it cosigned could be shown another past. "
        + "Make a new one instead.",
    ],
    operands: [WitnessFiles.folder.parameter], options: [name.parameter, hosts.parameter],
    examples: [
      .init("navette witness init temoin --name temoin.example/1 --host temoin.example", "A witness called so.")
    ])

  private let files: WitnessFiles
  private let name: String
  private let hosts: [SubjectAltName]

  init(_ values: Values) throws {
    files = try WitnessFiles(values)
    name = try values.required(Self.name)
    let given = try values.all(Self.hosts)
    hosts = try (given.isEmpty ? ["127.0.0.1", "localhost"] : given).map { host in
      guard let name = SubjectAltName(host: host) else {
        throw CommandError.usage("`\(SafeText.line(host))` is neither a host name nor an address")
      }
      return name
    }
  }

  func run(_ console: Console) throws {
    let privateKey = try Ed25519PrivateKey.generate()
    let cosigner: Cosigner
    do {
      cosigner = try Cosigner(name: name, privateKey: privateKey)
    } catch {
      throw CommandError.usage("--name cannot be a witness's name: \(error.code.rawValue)")
    }
    let door = try WitnessDoor(hosts: hosts, now: console.now())
    try PrivateFolder.create(files.folder)
    try PrivateFolder.create(files.logs)
    try PrivateFile.create(files.key, try privateKey.pem())
    try PrivateFile.create(files.doorKey, try door.key.pem())
    try PrivateFile.create(files.doorCertificate, Array(door.certificate.pem.utf8))
    try PrivateFile.create(files.authority, Array(door.authority.pem.utf8))
    // Last: what makes the folder a witness's.
    try PrivateFile.create(files.vkey, Array((cosigner.key.vkey + "\n").utf8))
    console.print("Witness made: \(cosigner.key.vkey)")
    console.print(
      "For the gateway's operator: \(SafeText.line(files.vkey.description)) and "
        + "\(SafeText.line(files.authority.description)) (SHA-256 \(door.authority.sha256.hex))")
    console.print("Then: navette witness trust \(SafeText.line(files.folder.description)) --vkey log.vkey")
  }
}
