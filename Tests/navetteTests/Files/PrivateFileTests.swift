import Cryptography
import Foundation
import Testing

@testable import navette

struct PrivateFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a new file is its owner's alone and whole`() throws {
    try PrivateFile.create(folder.path.appending("k"), SecretBytes(copying: [1, 2, 3]))
    #expect(try folder.permissions("k") == 0o600)
    #expect(try BoundedFile.read(folder.path.appending("k"), maximum: 3) == [1, 2, 3])
    #expect(try PrivateFolder.names(folder.path) == ["k"], "no temporary file is left")
  }

  @Test func `an existing file is never replaced by a new one`() throws {
    let path = folder.path.appending("k")
    try PrivateFile.create(path, [1])
    #expect(throws: CommandError(.conflict, "")) { try PrivateFile.create(path, [2]) }
    #expect(try BoundedFile.read(path, maximum: 9) == [1])
    #expect(try PrivateFolder.names(folder.path) == ["k"])
  }

  @Test func `a symbolic link is not followed when a key is made`() throws {
    let path = folder.path.appending("k")
    try FileManager.default.createSymbolicLink(
      atPath: path.description, withDestinationPath: folder.path.appending("elsewhere").description)
    #expect(throws: CommandError(.conflict, "")) { try PrivateFile.create(path, [2]) }
    #expect(!FileManager.default.fileExists(atPath: folder.path.appending("elsewhere").description))
  }

  @Test func `replacing leaves the new bytes, 0600`() throws {
    let path = folder.path.appending("f")
    try PrivateFile.replace(path, [1])
    try PrivateFile.replace(path, [2, 3])
    #expect(try BoundedFile.read(path, maximum: 9) == [2, 3])
    #expect(try folder.permissions("f") == 0o600)
    #expect(try PrivateFolder.names(folder.path) == ["f"])
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o660, 0o666, 0o601])
  func `a secret that others can read is refused`(mode: Int) throws {
    let path = folder.path.appending("k")
    try PrivateFile.create(path, [1])
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path.description)
    #expect(throws: CommandError(.configuration, "")) { try BoundedFile.secret(path) }
  }

  @Test func `a file larger than the bound, a folder and nothing are refused`() throws {
    let path = folder.path.appending("f")
    try PrivateFile.create(path, [UInt8](repeating: 7, count: 11))
    #expect(throws: CommandError(.invalidContent, "")) { try BoundedFile.read(path, maximum: 10) }
    #expect(throws: CommandError(.invalidContent, "")) { try BoundedFile.secret(path, maximum: 10) }
    #expect(throws: CommandError(.configuration, "")) { try BoundedFile.read(folder.path, maximum: 10_000_000) }
    #expect(throws: CommandError(.notFound, "")) { try BoundedFile.read(folder.path.appending("no"), maximum: 10) }
  }

  @Test func `a new folder is its owner's alone, and is not made twice`() throws {
    let path = folder.path.appending("d")
    try PrivateFolder.create(path)
    #expect(try folder.permissions("d") == 0o700)
    #expect(throws: CommandError(.conflict, "")) { try PrivateFolder.create(path) }
    try PrivateFolder.ensure(path)
  }

  @Test func `a path that C would cut short is refused`() {
    #expect(FilePath("a\u{0}b") == nil)
    #expect(FilePath("") == nil)
    #expect(FilePath("a/b/")?.description == "a/b")
    #expect(FilePath("a/b")?.parent.description == "a")
    #expect(FilePath("b")?.parent.description == ".")
    #expect(FilePath("/b")?.parent.description == "/")
  }
}
