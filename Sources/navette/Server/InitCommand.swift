import Cryptography
import Foundation
import Journal

/// `navette init`
struct InitCommand: Command {
  private static let admin = Option(
    "admin", "DIR", .path, "The first administrator's folder, from `navette agent request`.", isRequired: true)
  private static let hosts = Option(
    "host", "NAME", .text, "A name or address that agents will use. Default: 127.0.0.1 and localhost.",
    isRepeated: true)
  private static let port = Option("port", "N", .integer(in: 1...65_535), "The port. Default: 8443.")
  private static let origin = Option(
    "origin", "NAME", .text, "The journal's name, for ever: a domain and a path. Default: HOST/journal.")
  private static let policies = Option("policies", "DIR", .path, "The policies to copy. Default: Policies.")
  private static let noPassphrase = Flag("no-passphrase", "Leave the root authority's key in the clear: for trials.")

  static let declaration = Declaration(
    "init", summary: "Make a new gateway: authorities, keys, journal, policies, first administrator.",
    discussion: [
      "Neither folder may exist. The root authority's key goes to KEYS/offline: take it away, it serves once a year to "
        + "renew its revocation list and when the issuing authority is replaced.",
      "Hand over DATA/pki/ca.crt and DATA/pki/log.vkey to the agents, out of band.",
    ],
    options: [
      CommonOptions.data.parameter, CommonOptions.keys.parameter, admin.parameter, hosts.parameter, port.parameter,
      origin.parameter, policies.parameter, CommonOptions.passphraseFile.parameter, noPassphrase.parameter,
    ],
    examples: [
      .init(
        "navette init --data /srv/navette/data --keys /srv/navette/keys --admin admin --host gateway.example",
        "Asks for the passphrase of the root's key.")
    ])

  private let folders: ServerFolders
  private let admin: FilePath
  private let hosts: [String]
  private let port: UInt16
  private let origin: String
  private let policies: FilePath
  private let passphraseFile: FilePath?
  private let isClear: Bool

  init(_ values: Values) throws {
    folders = try ServerFolders(values)
    admin = try values.required(Self.admin)
    let given = try values.all(Self.hosts)
    hosts = given.isEmpty ? ["127.0.0.1", "localhost"] : given
    port = UInt16(try values.optional(Self.port) ?? 8443)
    origin = try values.optional(Self.origin) ?? "\(given.first ?? "localhost")/journal"
    guard let standard = FilePath("Policies") else { throw CommandError.usage("--policies is missing") }
    policies = try values.optional(Self.policies) ?? standard
    passphraseFile = try values.optional(CommonOptions.passphraseFile)
    isClear = values.isSet(Self.noPassphrase)
    guard !isClear || passphraseFile == nil else {
      throw CommandError.usage("--no-passphrase and --passphrase-file exclude each other")
    }
  }

  func run(_ console: Console) throws {
    for folder in [folders.data, folders.keys] where PrivateFolder.exists(folder) {
      throw CommandError(.conflict, "`\(SafeText.line(folder.description))` exists already, and is left as it is")
    }
    let passphrase =
      isClear ? nil : try PassphraseSource(file: passphraseFile, console: console).new(for: "clé de l’autorité racine")
    let installation = NewInstallation(
      folders: folders, configuration: ServerConfigurationFile(origin: origin, hosts: hosts, port: port),
      policySource: policies, administrator: try AgentFolder(admin), rootPassphrase: passphrase, now: console.now())
    let result = try installation.make()
    console.print("Gateway made. Root authority: SHA-256 \(result.root.sha256.hex)")
    console.print("Journal: \(result.verifier.key.vkey)")
    console.print("First administrator: \(result.administrator)")
    console.print(
      console.bold("Now take \(SafeText.line(folders.offline.description)) offline")
        + ": whoever holds the root's key can make any agent.")
    console.print(
      "Then: navette serve --data \(SafeText.line(folders.data.description)) "
        + "--keys \(SafeText.line(folders.keys.description))")
  }
}
