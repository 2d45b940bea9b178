import Authority
import Cryptography
import Foundation
import Liaison

/// `navette secteur recovery-key`
struct RecoveryKeyCommand: Command {
  private static let organisme = Operand("ID", .organisme, "The body's identifier.")
  private static let out = Option("out", "DIR", .path, "A folder that does not exist.", isRequired: true)

  static let declaration = Declaration(
    "recovery-key", summary: "Make a receiving body's recovery key, split at once between two people.",
    discussion: [
      "Writes recovery.csr, and two shares. Give one share to each of two people, on paper or on a key of their own, "
        + "and delete both files: together they re-wrap the fiches of an agent who lost a key; alone, one is noise.",
      "recovery.b64 is what `recuperation` holds in the file of `navette secteur import`.",
    ],
    operands: [organisme.parameter], options: [out.parameter],
    examples: [.init("navette secteur recovery-key secteur-bourg-2 --out recovery", "Two people are in the room.")])

  private let organisme: OrganismeID
  private let out: FilePath

  init(_ values: Values) throws {
    organisme = try values.required(Self.organisme)
    out = try values.required(Self.out)
  }

  func run(_ console: Console) throws {
    let key = try RecoveryKey.generate()
    let request = try key.request(for: try OpaqueIdentifier(organisme.description))
    let (first, second) = try key.split()
    try PrivateFolder.create(out)
    try PrivateFile.create(out.appending("share-1.txt"), first.text)
    try PrivateFile.create(out.appending("share-2.txt"), second.text)
    try PrivateFile.create(out.appending("recovery.csr"), Array(request.pem.utf8))
    try PrivateFile.create(out.appending("recovery.b64"), Array((Data(request.der).base64EncodedString() + "\n").utf8))
    console.print("Recovery key of \(organisme) made and split in \(SafeText.line(out.description)).")
    console.print("Give share-1.txt and share-2.txt to two people, then delete them here.")
  }
}
