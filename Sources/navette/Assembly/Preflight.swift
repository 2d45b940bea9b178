import Cryptography
import Glibc

/// What must hold before a server touches a fiche.
enum Preflight {
  /// Refuses an OpenSSL with known flaws, keeps memory out of dumps, and sees that it is wiped when it is freed.
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
    guard FreedMemory.isWiped else {
      throw CommandError(.configuration, "memory is not wiped when it is freed: a fiche's text could stay there")
    }
    signal(SIGPIPE, SIG_IGN)
  }
}
