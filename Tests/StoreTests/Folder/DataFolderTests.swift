import Foundation
import Testing

@testable import Store

struct DataFolderTests {
  @Test func `a second server on the same folder is refused, until the first has gone`() throws {
    let scratch = try Scratch()
    do {
      let database = try scratch.open()
      #expect(throws: StoreError(.folderInUse)) { try scratch.open() }
      database.close()
    }
    try scratch.open().close()
  }

  @Test func `everything in the folder is readable by its owner alone`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    try database.writeAndWait { $0.append(try body("x")) }
    var seen = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: scratch.data.path) + [""] {
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch.data.appending(path: name).path)
      let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
      #expect(mode & 0o077 == 0, "\(name)")
      seen += 1
    }
    #expect(seen >= 4, "folder, lock, database and its log")
  }

  @Test func `a folder or a database that others may read is refused`() throws {
    let scratch = try Scratch()
    try scratch.open().close()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: scratch.data.appending(path: "navette.db").path)
    #expect(throws: StoreError(.unsafeFolder)) { try scratch.open() }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.data.path)
    #expect(throws: StoreError(.unsafeFolder)) { try scratch.open() }
  }
}
