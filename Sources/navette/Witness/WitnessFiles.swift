import Cryptography
import Foundation
import Journal
import Witness

/// The folder of a witness: its keys, its certificate, and what it knows of logs.
struct WitnessFiles: Sendable {
  static let folder = Operand("DIR", .path, "The witness's folder.")

  let folder: FilePath

  /// The key that cosigns.
  var key: FilePath { folder.appending("witness.key") }
  /// Its public half, after the name: what the gateway's operator is given.
  var vkey: FilePath { folder.appending("witness.vkey") }
  /// What vouches for the door: what the gateway's operator is given too.
  var authority: FilePath { folder.appending("ca.crt") }
  var doorKey: FilePath { folder.appending("tls.key") }
  var doorCertificate: FilePath { folder.appending("tls.crt") }
  /// One file for each log.
  var logs: FilePath { folder.appending("logs") }

  var logsURL: URL { URL(filePath: logs.description, directoryHint: .isDirectory) }

  init(_ values: Values) throws { folder = try values.required(Self.folder) }

  /// The witness's public key.
  /// - Throws: ``CommandError``: `notFound` when the folder is not a witness's, `configuration`.
  func verifierKey() throws -> VerifierKey {
    guard BoundedFile.exists(vkey) else {
      throw CommandError(
        .notFound, "`\(SafeText.line(folder.description))` is not a witness's folder",
        hint: "`navette witness init` makes one.")
    }
    let key = try VkeyFile.key(vkey)
    guard key.kind == .cosignature else { throw CommandError(.configuration, "\(vkey.name) is not a witness's key") }
    return key
  }

  /// What makes the cosignatures.
  /// - Throws: as above, and `configuration` when the two halves of the key are not of one.
  func cosigner() throws -> Cosigner {
    let published = try verifierKey()
    do {
      let privateKey = try Ed25519PrivateKey(pem: try BoundedFile.secret(key))
      let cosigner = try Cosigner(name: published.name, privateKey: privateKey)
      guard cosigner.key == published else {
        throw CommandError(.configuration, "\(vkey.name) is not the public half of \(key.name)")
      }
      return cosigner
    } catch let error as CryptographyError {
      throw CommandError(.configuration, "\(key.name): \(error.code.rawValue)")
    }
  }

  /// What the door shows.
  func identity() throws -> TLSIdentity {
    do {
      return try TLSIdentity(
        chain: [try PEMFile.certificate(doorCertificate)],
        key: try P256PrivateKey(pem: try BoundedFile.secret(doorKey)))
    } catch let error as CryptographyError {
      throw CommandError(.configuration, "\(doorKey.name): \(error.code.rawValue)")
    }
  }
}

extension CommandError {
  /// What a witness's folder refuses.
  init(_ error: WitnessError) {
    self =
      switch error.code {
      case .folderInUse:
        CommandError(
          .conflict, "another process uses this witness's folder", hint: "Stop `navette witness serve` first.")
      case .unsafeFolder: CommandError(.configuration, "others can enter the witness's folder: it is not used")
      case .inputOutput, .full: CommandError(.unavailable, "the witness's folder cannot be used (\(error))")
      case .damaged: CommandError(.untrusted, "what is kept of this log was not written by this witness (\(error))")
      case .alreadyTrusted: CommandError(.conflict, "this key is trusted already for this log")
      case .notALogKey: CommandError(.invalidContent, "the key is not a log's, or the origin cannot be one")
      }
  }
}
