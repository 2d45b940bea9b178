import Cryptography
import Glibc

/// What must hold before a server touches a fiche.
enum Preflight {
  /// Refuses an OpenSSL with known flaws, and keeps memory out of dumps.
  /// - Throws: ``CommandError`` with `configuration`.
  static func check(acceptsOldOpenSSL: Bool, console: Console, version: OpenSSLVersion = .runtime) throws {
    if version.isBelowFloor {
      guard acceptsOldOpenSSL else {
        throw CommandError(
          .configuration, "OpenSSL \(version) has known flaws: \(OpenSSLVersion.floor) or later is needed",
          hint: "Update libssl3, or accept the risk with `--accept-old-openssl`.")
      }
      console.warn("warning: OpenSSL \(version) is below \(OpenSSLVersion.floor) and has known flaws")
    }
    guard ProcessDumps.forbid() else {
      throw CommandError(.configuration, "core dumps cannot be forbidden: a fiche's text could reach the disk")
    }
    signal(SIGPIPE, SIG_IGN)
  }
}
