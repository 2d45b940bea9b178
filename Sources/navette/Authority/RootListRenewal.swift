import Authority
import Cryptography
import Foundation

/// The next revocation list of the root authority: all that the last one says, for a year more.
struct RootListRenewal {
  /// The new list.
  let list: CertificateRevocationList
  /// Its number.
  let number: Int

  /// - Throws: ``CommandError``: `untrusted` when the list or the key is not of this root, `conflict` when the clock runs
  ///   before the list, `invalidContent` for a list without a number.
  init(of old: CertificateRevocationList, by root: Certificate, key: P256PrivateKey, at now: Date) throws {
    guard old.isSigned(by: root) else {
      throw CommandError(.untrusted, "root.crl is not a list of the authority in ca.crt")
    }
    guard old.thisUpdate <= now else {
      throw CommandError(.conflict, "root.crl was made later than now: set the clock of this machine")
    }
    guard let last = old.number, let number = Int(exactly: last)?.advanced(by: 1) else {
      throw CommandError(.invalidContent, "root.crl has no number that another can follow")
    }
    do {
      let authority = try CertificateAuthority(certificate: root, key: key)
      list = try authority.makeRevocationList(revoked: old.revoked, number: number, at: now)
    } catch {
      throw CommandError(.untrusted, "the root's list cannot be made with this key: \(error.description)")
    }
    self.number = number
  }
}
