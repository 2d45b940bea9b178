import Foundation
import SystemSupport
import Testing

/// Installs one gateway for a whole suite, and removes it after.
struct InstalledTrait: SuiteTrait, TestScoping {
  @TaskLocal static var installation: Installation?

  func provideScope(for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void)
    async throws
  {
    let made = try Installation.make()
    try await Self.$installation.withValue(made) { try await body() }
  }
}

extension Trait where Self == InstalledTrait {
  /// One gateway is installed for the suite.
  static var installed: Self { Self() }
}

/// A copy of the suite's gateway.
func freshInstallation(home: URL? = nil) throws -> Installation {
  guard let template = InstalledTrait.installation else { throw SystemFault("no gateway was installed for this suite") }
  return try template.copy(home: home)
}
