import Foundation
import Gateway
import Liaison
import Testing

@testable import navette

/// The adapter, with a real mail server of Debian (exim): whatever it takes is in a file afterwards, as it was handed over.
struct SendmailTests {
  private static let exim = "/usr/sbin/exim4"
  private static let hasExim = FileManager.default.isExecutableFile(atPath: exim)

  private func mail(_ identifier: String = "00ff") throws -> Mail {
    try Mail(
      from: Courriel("navette@exemple.invalid"), to: Courriel("assistante@exemple.invalid"),
      messageID: "\(identifier)@exemple.invalid", date: Date(timeIntervalSince1970: 1_795_428_000), sorte: .rappels,
      site: "https://navette.test/")
  }

  private func program(_ script: String, in folder: URL) throws -> FilePath {
    let url = folder.appending(path: "sendmail")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    return try #require(FilePath(url.path))
  }

  @Test(.enabled(if: hasExim && getuid() == 0, "exim is missing, or this is not root: no real mail server is tried"))
  func `a real mail server takes the message, and delivers it whole`() throws {
    let owner = try TemporaryFolder()
    let folder = URL(filePath: owner.path.description)
    for name in ["spool", "log", "courrier"] {
      let path = folder.appending(path: name)
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path.path)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    let configuration = folder.appending(path: "exim.conf")
    try Data(
      """
      primary_hostname = exemple.invalid
      domainlist local_domains = exemple.invalid
      spool_directory = \(folder.path)/spool
      log_file_path = \(folder.path)/log/%slog
      trusted_users = root
      keep_environment =
      begin routers
      tous:
        driver = accept
        domains = +local_domains
        transport = fichier
      begin transports
      fichier:
        driver = appendfile
        file = \(folder.path)/courrier/recu
        user = Debian-exim
      """.utf8
    ).write(to: configuration)
    let program = try program("exec \(Self.exim) -C \(configuration.path) -odi \"$@\"", in: folder)
    let mail = try mail()
    try SendmailCarrier(program: program).deliver(mail)
    let text = try String(contentsOf: folder.appending(path: "courrier/recu"), encoding: .utf8)
    for line in String(decoding: mail.bytes, as: UTF8.self).split(separator: "\n") {
      #expect(text.contains(line))
    }
    #expect(text.contains("From navette@exemple.invalid"))
    // Nobody else's: what the server has of its own is in this folder.
    #expect(text.components(separatedBy: "Message-ID:").count == 2)
  }

  @Test func `what the program is told and given is the standard interface`() throws {
    let owner = try TemporaryFolder()
    let folder = URL(filePath: owner.path.description)
    let program = try program("printf '%s\\n' \"$@\" > \(folder.path)/mots; cat > \(folder.path)/message", in: folder)
    let mail = try mail()
    try SendmailCarrier(program: program).deliver(mail)
    let words = try String(contentsOf: folder.appending(path: "mots"), encoding: .utf8)
    #expect(words == "-t\n-i\n-f\nnavette@exemple.invalid\n")
    #expect(try [UInt8](Data(contentsOf: folder.appending(path: "message"))) == mail.bytes)
  }

  @Test func `a program that refuses, is missing, or takes too long leaves the message to be sent again`() throws {
    let owner = try TemporaryFolder()
    let folder = URL(filePath: owner.path.description)
    let mail = try mail()
    let refusing = SendmailCarrier(program: try program("exit 75", in: folder))
    #expect(throws: MailFault.refused(75)) { try refusing.deliver(mail) }
    let missing = SendmailCarrier(program: try #require(FilePath(folder.path + "/absent")))
    #expect(throws: MailFault.unavailable) { try missing.deliver(mail) }
    let slow = SendmailCarrier(program: try program("exec sleep 60", in: folder), patience: 0.2)
    #expect(throws: MailFault.tooLong) { try slow.deliver(mail) }
  }
}
