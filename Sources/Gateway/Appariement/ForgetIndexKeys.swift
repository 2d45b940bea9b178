internal import Store

/// Destroys the keys of the blind index under which nothing is left: with its last fiche, a quarter's key goes, and what old
/// backups hold of that quarter's index becomes noise.
public struct ForgetIndexKeys: Sendable {
  let desk: Desk
  let index: BlindIndex

  /// Destroys them.
  /// - Throws: ``GatewayError`` when the database cannot be read or a key not be destroyed.
  public func callAsFunction() throws(GatewayError) {
    do {
      try index.forget(except: desk.database.read { try $0.indexEpochs() }, at: desk.clock())
    } catch {
      throw GatewayError(error)
    }
  }
}
