import Authority
import Cryptography
import Foundation

/// `navette authority renew-list`
struct RenewListCommand: Command {
  private static let pki = Option(
    "pki", "DIR", .path, "The folder of ca.crt and root.crl: DATA/pki, or a copy of it.", isRequired: true)
  private static let key = Option(
    "root-key", "FILE", .path, "The root authority's key, which init put into KEYS/offline.", isRequired: true)

  static let declaration = Declaration(
    "renew-list", summary: "Renew the root authority's revocation list, once a year, away from the network.",
    discussion: [
      "Past its end, everybody is refused. The server tells two months before. Bring the root's key, or better a copy of "
        + "the folder DATA/pki to where that key is kept, and bring root.crl back.",
      "What was on the old list stays on the new one, whose number is the next. Then: kill -HUP the server.",
    ],
    options: [pki.parameter, key.parameter, CommonOptions.passphraseFile.parameter],
    examples: [
      .init(
        "navette authority renew-list --pki pki --root-key offline/root.key",
        "Asks for the passphrase of the root's key.")
    ])

  private let pki: FilePath
  private let key: FilePath
  private let passphraseFile: FilePath?

  init(_ values: Values) throws {
    pki = try values.required(Self.pki)
    key = try values.required(Self.key)
    passphraseFile = try values.optional(CommonOptions.passphraseFile)
  }

  func run(_ console: Console) throws {
    let root = try PEMFile.certificate(pki.appending("ca.crt"))
    let file = pki.appending("root.crl")
    let old = try RevocationListFile.read(file)
    let passphrase = PassphraseSource(file: passphraseFile, console: console)
    let renewal = try RootListRenewal(
      of: old, by: root, key: try PrivateKeyFile.p256(key, passphrase: passphrase), at: console.now())
    try PrivateFile.replace(file, Array(renewal.list.pem.utf8))
    console.print(
      "\(SafeText.line(file.description)): list \(renewal.number), \(renewal.list.revoked.count) revoked, "
        + "good until \(renewal.list.nextUpdate.formatted(.iso8601)).")
    console.print("Put it into DATA/pki, then send SIGHUP to the server.")
  }
}
