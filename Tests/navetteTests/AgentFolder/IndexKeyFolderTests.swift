import Cryptography
import Foundation
import Gateway
import Testing

@testable import navette

struct IndexKeyFolderTests {
  @Test func `Keys are found again, and a destroyed one is not`() throws {
    let scratch = try TemporaryFolder()
    let folder = scratch.path.appending("index")
    let store = try IndexKeyFolder(folder)
    let (one, other) = (try #require(EpoqueDIndex("2026-T3")), try #require(EpoqueDIndex("2026-T4")))
    let key = try store.make(one)
    _ = try store.make(other)
    #expect(throws: CommandError.self) { try store.make(one) }
    #expect(try IndexKeyFolder(folder).keys()[one]?.isEqual(to: key) == true)
    try store.destroy(one)
    try store.destroy(one)
    #expect(try IndexKeyFolder(folder).keys().keys.map(\.description) == ["2026-T4"])
  }

  @Test func `A key that others read, or of another length, is not used`() throws {
    let scratch = try TemporaryFolder()
    let folder = scratch.path.appending("index")
    let store = try IndexKeyFolder(folder)
    _ = try store.make(#require(EpoqueDIndex("2026-T3")))
    let file = folder.appending("2026-T3.key").description
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    #expect(throws: CommandError.self) { try store.keys() }
    try FileManager.default.removeItem(atPath: file)
    try PrivateFile.create(folder.appending("2026-T3.key"), [1, 2, 3])
    #expect(throws: CommandError.self) { try store.keys() }
  }
}
