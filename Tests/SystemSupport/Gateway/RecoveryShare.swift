package import Foundation

/// The two shares of a body's recovery key, each in the folder of who holds it.
package enum RecoveryShare {
  /// Who holds the shares, of every body.
  package static let holders = [Post.cadre, .dpo]
  static let phrases = ["bado-kuli-meza-tofi-ravu-seno", "lamo-kopu-vabo-fige-titi-pera"]

  /// A holder's share of a body's key.
  package static func of(_ body: String, held holder: Post, in installation: Installation) -> URL {
    installation.folder(holder).appending(path: "part-\(body).txt")
  }

  /// What opens a holder's share of the first body's key: those of the other are in the clear.
  package static func passphrase(of holder: Post, in installation: Installation) -> URL {
    installation.folder(holder).appending(path: "phrase-de-la-part.txt")
  }
}
