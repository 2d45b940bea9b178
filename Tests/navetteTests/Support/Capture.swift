import Cryptography
import Foundation
import Synchronization

@testable import navette

/// A console that remembers what was said.
final class Capture: Sendable {
  private let texts = Mutex((out: "", error: ""))
  /// What standard input still has, piece by piece.
  private let input: Mutex<[[UInt8]]>

  init(input: [String] = []) { self.input = Mutex(input.map { Array($0.utf8) }) }

  var out: String { texts.withLock { $0.out } }
  var error: String { texts.withLock { $0.error } }

  func console(
    environment: [String: String] = [:], passphrase: String? = nil,
    now: @escaping @Sendable () -> Date = { Date(timeIntervalSince1970: 1_795_255_200) },
    transport: (any GatewayTransport & Sendable)? = nil
  ) -> Console {
    Console(
      write: { text in self.texts.withLock { $0.out += text } },
      writeError: { text in self.texts.withLock { $0.error += text } },
      read: { self.input.withLock { $0.isEmpty ? [] : $0.removeFirst() } },
      secret: { _ in
        guard let passphrase else { throw CommandError(.configuration, "no terminal") }
        return SecretBytes(copying: Array(passphrase.utf8))
      },
      isTerminal: false, isColoured: false, width: 80, environment: environment, now: now,
      connect: { _, _, _ in
        guard let transport else { throw CommandError(.unavailable, "no gateway in this test") }
        return transport
      })
  }

  /// Runs a whole command line of the real tree.
  func run(_ words: String..., environment: [String: String] = [:], passphrase: String? = nil) -> ExitCode {
    CommandLineRunner(root: Navette.commands).run(
      words, console: console(environment: environment, passphrase: passphrase))
  }
}
