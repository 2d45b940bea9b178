import Authority
import Cryptography
import Foundation
import Liaison

/// `navette secteur recovery-key`
struct RecoveryKeyCommand: Command {
  private static let organisme = Operand("ID", .organisme, "The body's identifier.")
  private static let out = Option("out", "DIR", .path, "A folder that does not exist.", isRequired: true)
  private static let noPassphrase = Flag("no-passphrase", "Leave the shares in the clear (0600): for trials.")

  static let declaration = Declaration(
    "recovery-key", summary: "Make a receiving body's recovery key, split at once between two people.",
    discussion: [
      "Writes recovery.csr, and two shares, each under a passphrase that its holder types. Give one share to each of two "
        + "people, on paper or on a key of their own, and delete both files: together they re-wrap the fiches of an agent "
        + "who lost a key; alone, one is noise.",
      "A share whose passphrase is lost is lost: make another key then, while what was sealed to this one can still be "
        + "opened by its recipients.",
      "recovery.b64 is what `recuperation` holds in the file of `navette secteur import`.",
    ],
    operands: [organisme.parameter],
    options: [
      out.parameter, RecoveryShareFiles.passphraseFile.parameter, noPassphrase.parameter,
    ],
    examples: [.init("navette secteur recovery-key secteur-bourg-2 --out recovery", "Two people are in the room.")])

  private let organisme: OrganismeID
  private let out: FilePath
  /// Whose passphrase protects which share; nil leaves both in the clear.
  private let passphrases: RecoveryShareFiles.Passphrases?

  init(_ values: Values) throws {
    organisme = try values.required(Self.organisme)
    out = try values.required(Self.out)
    let passphrases = try RecoveryShareFiles.Passphrases(values)
    guard !values.isSet(Self.noPassphrase) || passphrases.files.isEmpty else {
      throw CommandError.usage("--no-passphrase and --share-passphrase-file exclude each other")
    }
    self.passphrases = values.isSet(Self.noPassphrase) ? nil : passphrases
  }

  func run(_ console: Console) throws {
    let key = try RecoveryKey.generate()
    let request = try key.request(for: try OpaqueIdentifier(organisme.description))
    let (first, second) = try key.split()
    let texts = try [first, second].map { share in
      guard let passphrases else { return share.text }
      let own = try passphrases.source(of: share.number, console).new(for: "part \(share.number)").composed()
      return SecretBytes(copying: Array(try ProtectedShare(share, under: own).text.utf8))
    }
    try PrivateFolder.create(out)
    try PrivateFile.create(out.appending("share-1.txt"), texts[0])
    try PrivateFile.create(out.appending("share-2.txt"), texts[1])
    try PrivateFile.create(out.appending("recovery.csr"), Array(request.pem.utf8))
    try PrivateFile.create(out.appending("recovery.b64"), Array((Data(request.der).base64EncodedString() + "\n").utf8))
    console.print("Recovery key of \(organisme) made and split in \(SafeText.line(out.description)).")
    console.print("Give share-1.txt and share-2.txt to two people, then delete them here.")
  }
}
