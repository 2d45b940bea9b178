import Files
import Foundation
import Testing

/// A fresh folder, removed afterwards.
private func withFolder<R>(_ body: (URL) throws -> R) throws -> R {
  let folder = FileManager.default.temporaryDirectory.appending(path: "navette-files-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// Fails before the write, or after it.
private struct Fault: WriteFaults {
  let isBefore: Bool
  func beforeWrite() throws(FileError) { if isBefore { throw FileError(.full, "planted") } }
  func afterWrite() throws(FileError) { if !isBefore { throw FileError(.inputOutput, "planted") } }
}

struct AtomicFileTests {
  @Test func `what is written is read, and what was never written is nothing`() throws {
    try withFolder { folder in
      let file = AtomicFile(folder.appending(path: "a"))
      #expect(try file.read() == nil)
      try file.write([1, 2, 3])
      #expect(try file.read() == [1, 2, 3])
      try file.write([])
      #expect(try file.read() == [])
      let mode = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "a").path)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
    }
  }

  @Test func `a write that fails leaves the old bytes, and one that fails late the new ones`() throws {
    try withFolder { folder in
      let url = folder.appending(path: "a")
      try AtomicFile(url).write([1])
      #expect(throws: FileError(.full, "")) { try AtomicFile(url, faults: Fault(isBefore: true)).write([2]) }
      #expect(try AtomicFile(url).read() == [1])
      #expect(throws: FileError(.inputOutput, "")) { try AtomicFile(url, faults: Fault(isBefore: false)).write([2]) }
      #expect(try AtomicFile(url).read() == [2])
    }
  }

  @Test func `a half written file of a process that died is written over`() throws {
    try withFolder { folder in
      try Data([9, 9, 9, 9]).write(to: folder.appending(path: "a.new"))
      try AtomicFile(folder.appending(path: "a")).write([1])
      #expect(try AtomicFile(folder.appending(path: "a")).read() == [1])
    }
  }

  @Test func `a link, a folder in the way or no folder at all is refused`() throws {
    try withFolder { folder in
      let outside = folder.appending(path: "outside")
      try Data([7]).write(to: outside)
      try FileManager.default.createSymbolicLink(at: folder.appending(path: "a.new"), withDestinationURL: outside)
      #expect(throws: FileError(.inputOutput, "")) { try AtomicFile(folder.appending(path: "a")).write([1]) }
      #expect(try Data(contentsOf: outside) == Data([7]))
      try FileManager.default.createDirectory(at: folder.appending(path: "b.new"), withIntermediateDirectories: false)
      #expect(throws: FileError(.inputOutput, "")) { try AtomicFile(folder.appending(path: "b")).write([1]) }
      #expect(throws: FileError(.inputOutput, "")) { try AtomicFile(folder.appending(path: "none/c")).write([1]) }
    }
  }
}

struct FolderLockTests {
  @Test func `a lock is held by one, and can be taken again once released`() throws {
    try withFolder { folder in
      let url = folder.appending(path: "lock")
      let lock = try FolderLock(url)
      #expect(throws: FileError(.inUse, "")) { try FolderLock(url) }
      lock.release()
      lock.release()
      _ = try FolderLock(url)
      _ = try FolderLock(url)
    }
  }

  @Test func `a folder that others may enter, a file or nothing is refused`() throws {
    try withFolder { folder in
      try FolderLock.checkOwner(of: folder)
      for mode in [0o701, 0o710, 0o750, 0o755] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
        #expect(throws: FileError(.unsafe, "")) { try FolderLock.checkOwner(of: folder) }
      }
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      #expect(throws: FileError(.unsafe, "")) { try FolderLock.checkOwner(of: file) }
      #expect(throws: FileError(.inputOutput, "")) { try FolderLock.checkOwner(of: folder.appending(path: "none")) }
    }
  }
}
