import Foundation
import Testing

@testable import navette

struct DemoFolderTests {
  @Test func `a new folder says that its keys are throw-away, and is the owner's alone`() throws {
    let temporary = try TemporaryFolder()
    let folder = try DemoFolder(temporary.path.appending("demo"))
    let text = try TextFile.text(folder.path.appending("CLES-DE-DEMONSTRATION.txt"))
    #expect(text.contains("NE PAS UTILISER"))
    #expect(try temporary.permissions("demo") == 0o700)
    folder.remove()
    #expect(PrivateFolder.exists(folder.path), "what --dir named is kept")
  }

  @Test func `an empty folder is taken, one that holds something is left as it is`() throws {
    let temporary = try TemporaryFolder()
    _ = try DemoFolder(temporary.path)
    #expect(throws: CommandError(.conflict, "")) { try DemoFolder(temporary.path) }
  }

  @Test func `a folder below one that does not exist is refused`() throws {
    let temporary = try TemporaryFolder()
    #expect(throws: CommandError(.notFound, "")) { try DemoFolder(temporary.path.appending("a/b")) }
  }

  @Test func `a temporary folder goes at the end`() throws {
    let folder = try DemoFolder(nil)
    #expect(PrivateFolder.exists(folder.path))
    folder.remove()
    #expect(!PrivateFolder.exists(folder.path))
  }
}
