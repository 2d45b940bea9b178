package import Foundation

/// The executable under test: the product that was built beside the tests.
package enum Program {
  /// - Throws: ``SystemFault`` when it is not there, which must never pass for a success.
  package static func path() throws -> String {
    // `swift test` runs `.build/…/NavettePackageTests.xctest`, a plain executable on Linux.
    let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folders = [URL(filePath: runner).deletingLastPathComponent(), Bundle.main.bundleURL]
    for folder in folders {
      let candidate = folder.appending(path: "navette").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    throw SystemFault("the executable `navette` is not beside the tests: \(folders.map(\.path))")
  }

  /// The policies of the repository.
  package static var policies: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Policies")
  }
}

/// Why a test could not go on.
package struct SystemFault: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
