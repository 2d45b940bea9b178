import Cryptography
import Foundation
import SystemSupport
import Testing

/// The gateway that the browsers visit: the real executable, with a territory and people at their posts.
final class Site: Sendable {
  let installation: Installation
  private let server: ServerProcess
  private let choice: CertificateChoice
  /// The same gateway before anybody came, which does not run.
  private let spare: Installation?

  var address: String { "https://127.0.0.1:\(installation.port)" }

  init() throws {
    installation = try Installation.make(Post.everyone)
    spare = try installation.copy()
    server = try installation.serve()
    let issuing = try Data(contentsOf: installation.pki.appending(path: "issuing.crt"))
    guard let name = try Certificate(pem: Array(issuing)).subject.commonName else {
      throw SystemFault("the issuing authority has no common name")
    }
    choice = try CertificateChoice(issuer: name)
  }

  private init(_ installation: Installation, _ server: ServerProcess, _ choice: CertificateChoice) {
    (self.installation, self.server, self.choice, spare) = (installation, server, choice, nil)
  }

  func stop() throws { try server.stop() }

  /// Another gateway like this one, on the next day: what was done before was done yesterday. Once a run.
  func tomorrow(_ before: (Installation) throws -> Void) throws -> Site {
    guard let spare else { throw SystemFault("this is the next day already") }
    let today = try spare.serve()
    try before(spare)
    try today.stop()
    return Site(spare, try spare.serve(LaterClock.environment), choice)
  }

  /// That of the tests that run.
  static func current() throws -> Site {
    guard let site = served else { throw SystemFault("no gateway serves this suite") }
    return site
  }

  @TaskLocal fileprivate static var served: Site?
}

extension Post {
  /// Whose first key is made by the tests that read: nobody else's first visit is disturbed.
  static let nuit = Post(
    name: "intervenant-nuit", role: "intervenant", secrecy: "profession", body: "poste-gendarmerie")
  static let gendarmerie = Post(
    name: "intervenant-gendarmerie", role: "intervenant", secrecy: "profession", body: "poste-gendarmerie")
  /// Of another secteur than the others.
  static let elsewhere = Post(
    name: "ts-dombes-1", role: "travailleur-social", secrecy: "profession", body: "secteur-dombes", attester: "cadre")
  static let commander = Post(
    name: "commandant", role: "autorite-fonctionnelle", secrecy: "fonction", body: "commandement")

  static let everyone = others + [gendarmerie, nuit, veille, elsewhere, commander]
}

/// Serves one gateway to a whole suite, and stops it after.
struct ServedTrait: SuiteTrait, TestScoping {
  func provideScope(for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void)
    async throws
  {
    let site = try Site()
    try await Site.$served.withValue(site) { try await body() }
    try site.stop()
  }
}

extension Trait where Self == ServedTrait {
  /// One gateway serves the suite.
  static var served: Self { Self() }
}
