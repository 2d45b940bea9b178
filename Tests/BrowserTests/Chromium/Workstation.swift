import Foundation
import Glibc
import SystemSupport

/// A HOME that nobody used before, with the store of certificates that Chromium reads there, and all its processes.
final class Workstation: Sendable {
  let home: URL
  private var store: String { "sql:" + home.appending(path: ".pki/nssdb").path }

  /// What a process needs to live there; its temporary files go with the rest.
  var environment: [String: String] {
    ["HOME": home.path, "TMPDIR": home.appending(path: "tmp").path, "LANG": "fr_FR.UTF-8"]
  }

  /// - Parameter root: the authority to believe, PEM; none if nil.
  init(trusting root: URL?) throws {
    // A short path, wherever TMPDIR is: Chromium makes a socket in it, and a socket's name has 107 octets at most.
    var name = Array("/tmp/navette-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemFault("no folder for a workstation: errno \(errno)") }
    home = URL(
      filePath: String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self),
      directoryHint: .isDirectory)
    for name in [".pki/nssdb", "tmp"] {
      try FileManager.default.createDirectory(at: home.appending(path: name), withIntermediateDirectories: true)
    }
    try run(Chromium.certutil, ["-N", "-d", store, "--empty-password"])
    guard let root else { return }
    try run(Chromium.certutil, ["-A", "-d", store, "-n", "navette", "-t", "C,,", "-i", root.path])
  }

  deinit {
    Leftovers.end(of: home)
    try? FileManager.default.removeItem(at: home)
  }

  /// Imports a certificate and its key, as an agent does with the file that they were given.
  func importCertificate(_ file: URL, passphrase: URL) throws {
    try run(Chromium.pk12util, ["-i", file.path, "-d", store, "-w", passphrase.path, "-K", ""])
  }

  /// Runs a program here, which must succeed.
  func run(_ program: String, _ words: [String]) throws {
    let name = "run-\(UUID().uuidString)"
    let child = try ChildProcess(words, of: program, environment: environment, name: name, in: home)
    let code = try child.end(within: 60)
    guard code == 0 else {
      throw SystemFault("\(program) \(words.first ?? ""): exit \(code)\n\(child.errors)\(child.output)")
    }
  }
}
