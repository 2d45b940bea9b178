import Foundation

/// Where the policies are: in the folder where one is, or above the program.
enum PolicySource {
  /// - Throws: ``CommandError`` with `notFound`.
  static func find() throws -> FilePath {
    var starts = [FilePath(FileManager.default.currentDirectoryPath)].compactMap { $0 }
    if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      starts += [FilePath(program)].compactMap { $0 }
    }
    for start in starts {
      var folder = start
      for _ in 0..<12 {
        let policies = folder.appending("Policies")
        if BoundedFile.exists(policies.appending("socle.cedar")) { return policies }
        folder = folder.parent
      }
    }
    throw CommandError(
      .notFound, "the folder of policies is not found", hint: "Run `navette demo` from the repository.")
  }
}
