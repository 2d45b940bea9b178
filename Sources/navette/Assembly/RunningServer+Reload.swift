import Foundation
import Gateway
import HTTP
import Journal
internal import Law

extension RunningServer {
  /// Reads the policies, the revocation lists and the gateway's certificate again, and says what came of it.
  ///
  /// A bad file must not stop a gateway that runs: it goes on with what it had. Policies are put in force first, because
  /// the journal may refuse them; certificates and lists then fail apart from them.
  func reload() {
    let identity: ServerIdentity
    do {
      let book = try Self.policies(folders)
      identity = try ServerIdentity(folders, origin: origin)
      try gateway.life.enforce(book)
      handshakes.apply(to: server, identity: identity.tls)
    } catch {
      counters.reloaded(false)
      return tell("navette: nothing was reloaded: \(CommandError(error).line)")
    }
    do {
      try gateway.revoke.renewTrust(rootList: identity.rootList)
    } catch {
      counters.reloaded(false)
      let fault = CommandError(error).line
      return tell("navette: the policies were reloaded, the certificates and lists were not: \(fault)")
    }
    counters.reloaded(true)
    tell("navette: reloaded")
  }

  /// The set of policies in the data folder.
  /// - Throws: ``CommandError`` with `configuration`: the file, the fault, what to do.
  static func policies(_ folders: ServerFolders) throws -> PolicyBook {
    do {
      return try PolicyBook(folder: URL(filePath: folders.policies.description, directoryHint: .isDirectory))
    } catch {
      let more = error.others.isEmpty ? "" : " (and \(error.others.count) more)"
      throw CommandError(
        .configuration, "the policies cannot be put in force: \(error)\(more)",
        hint: "Correct them until `navette policy check --policies \(folders.policies.description)` finds nothing.")
    }
  }
}
