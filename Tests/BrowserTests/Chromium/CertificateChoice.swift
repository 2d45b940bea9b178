import Foundation
import Glibc
import JSON
import SystemSupport

/// The policy by which Chromium shows a certificate without asking which: there is nobody to ask.
///
/// It is the machine's, so each run writes a file of its own, all alike, and removes it: runs side by side do not disturb
/// one another. It picks by issuer and for the loopback only, so that no other certificate of the machine is ever shown.
final class CertificateChoice: Sendable {
  static let folder = URL(filePath: "/etc/chromium/policies/managed", directoryHint: .isDirectory)
  private static let prefix = "navette-tests-"

  /// Whether this user may write policies.
  static var isPossible: Bool {
    var place = folder
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" { place.deleteLastPathComponent() }
    return access(place.path, W_OK) == 0
  }

  private let file: URL

  /// - Parameter issuer: the common name of the authority that the agents' certificates come from.
  init(issuer: String) throws {
    file = Self.folder.appending(path: "\(Self.prefix)\(getpid()).json")
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    try Self.removeThoseOfTheDead()
    let choices = ["https://127.0.0.1:*", "https://localhost:*"].map { pattern -> JSON in
      let choice: JSON = ["pattern": .string(pattern), "filter": ["ISSUER": ["CN": .string(issuer)]]]
      return .string(String(decoding: choice.serialized(), as: UTF8.self))
    }
    try Data(JSON.object(["AutoSelectCertificateForUrls": .array(choices)]).serialized()).write(to: file)
  }

  deinit { try? FileManager.default.removeItem(at: file) }

  /// A run that was killed could not remove its own.
  private static func removeThoseOfTheDead() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix(prefix) {
      guard let pid = pid_t(name.dropFirst(prefix.count).prefix { $0 != "." }) else { continue }
      if kill(pid, 0) != 0, errno == ESRCH {
        try? FileManager.default.removeItem(at: folder.appending(path: name))
      }
    }
  }
}
