import Foundation
import JSON
import SystemSupport

/// What these tests begin with, done by a program as the pages' own requests would: fiches sent, keys left.
extension Site {
  /// One passphrase for all who are at these tests' workstations; what matters is that it stays there.
  static let phrase = "rutabaga-zinzolin-escogriffe-topinambour"

  /// An intervenant's fiche for the secteur of Bourg.
  /// - Parameter pieces: attachments, which the fiche describes as its page would.
  /// - Returns: its reference.
  func transmit(_ evaluation: String, pieces: [Piece] = []) throws -> String {
    let reply = try AgentClient(installation, .intervenant)
      .post("/api/fiches", Piece.joined(pieces, to: Fiches.orientation(evaluation)), key: Fiches.newKey())
    guard let reference = reply.json["reference"]?.string else { throw SystemFault("no fiche: \(reply.text)") }
    return reference
  }

  /// A browser on that page, with a key that its agent can unlock.
  func sit(_ post: Post, at path: String) throws -> Browser {
    try leaveKey(of: post, under: Self.phrase)
    let browser = try Browser(post, at: self)
    try browser.open(path)
    return browser
  }
}

extension Browser {
  /// Opens the fiche that is shown; the page then knows that it was opened.
  func decryptFiche(until words: String) throws {
    let isOpen = try session.first("#verrou").text() == "Verrouiller ma clé"
    try decrypt(isOpen ? nil : Site.phrase, until: words)
    try wait("the page tells who opened it") { try state().contains(" par ") }
  }

  /// What stands beside the content: where the fiche is.
  func state() throws -> String {
    try session.run("return document.querySelector('#etat').innerText").string ?? ""
  }

  /// What one may do.
  func acts() throws -> String {
    try session.run("return document.querySelector('#actes').innerText").string ?? ""
  }
}
