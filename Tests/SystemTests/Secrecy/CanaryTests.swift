import SystemSupport
import Foundation
import JSON
import Journal
import Testing

extension SystemTests {
  @Suite struct Secrecy {
    @Test func `what is put in every field is found in no file, log or metric, and by every recipient`() throws {
      let installation = try freshInstallation()
      let canary = Canary()
      let server = try installation.serve()
      let day = try CanaryDay(installation, canary)
      let done = try day.play()
      try expectRead(installation, canary, done.fiche, done.avis)

      let administrator = try AgentClient(installation, .administrator)
      let metrics = try administrator.get("/api/metriques")
      #expect(metrics.status == 200 && metrics.bytes.count > 20)
      #expect(canary.traces(in: metrics.bytes, named: "metrics") == [])
      for box in [try day.author.box("envoyees"), try day.worker.box("recues")] {
        #expect(!box.isEmpty)
        #expect(canary.traces(in: JSON.array(box).serialized(), named: "box") == [])
      }
      let audit = try Audit(installation)
      #expect(try canary.traces(in: [audit.export.directory]) == [])
      // While it runs, SQLite's log beside the database holds what was written last.
      #expect(try canary.traces(in: places(installation, server)) == [])
      try expectConfined(installation, server)
      server.child.kill()
      #expect(try canary.traces(in: places(installation, server)) == [])
      let again = try installation.serve()
      try again.stop()
      #expect(try canary.traces(in: places(installation, again)) == [])
    }

    @Test func `the search finds a canary in every form it can take`() throws {
      let (canary, scratch) = (Canary(), try Scratch())
      let file = scratch.url.appending(path: "file")
      try Data("rien".utf8).write(to: file)
      #expect(try canary.traces(in: [scratch.url]) == [])
      let texts =
        [
          Data(canary.text("x").utf8), Data(canary.text("x").uppercased().utf8),
          canary.text("x").data(using: .utf16LittleEndian) ?? Data(),
          canary.text("x").data(using: .utf16BigEndian) ?? Data(),
          Data(Data(canary.text("x").utf8).base64EncodedString().utf8),
          Data(Data(canary.text("xy").utf8).base64EncodedString().utf8),
          Data(Data(canary.text("xyz").utf8).base64EncodedString().utf8),
          Data(canary.text("x").utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().utf8),
        ] + canary.values.map { Data($0.utf8) }
      for text in texts {
        try (Data([0, 255, 0]) + text + Data([7])).write(to: file)
        #expect(try canary.traces(in: [scratch.url]).count >= 1)
      }
      #expect(throws: SystemFault.self) { try canary.traces(in: [scratch.url.appending(path: "missing")]) }
    }

    private func places(_ installation: Installation, _ server: ServerProcess) -> [URL] {
      [installation.data, installation.keys, server.child.outputFile, server.child.errorFile]
        + Post.others.map { installation.folder($0).appending(path: "recus") }.filter {
          FileManager.default.fileExists(atPath: $0.path)
        }
    }

    /// A running server writes nowhere else than in its folders, and a crash would leave no image of its memory.
    private func expectConfined(_ installation: Installation, _ server: ServerProcess) throws {
      let (files, process) = (FileManager.default, "/proc/\(server.child.pid)")
      let folders = [installation.data, installation.keys, installation.logs].map { $0.resolvingSymlinksInPath().path }
      let open = try files.contentsOfDirectory(atPath: process + "/fd").compactMap {
        try? files.destinationOfSymbolicLink(atPath: "\(process)/fd/\($0)")
      }.filter { $0.hasPrefix("/") && $0 != "/dev/null" }
      #expect(open.contains { $0.hasSuffix("/navette.db") })
      for path in open {
        #expect(folders.contains { path.hasPrefix($0 + "/") } && !path.contains("(deleted)"), "\(path)")
      }
      let limits = try String(contentsOfFile: process + "/limits", encoding: .utf8)
      #expect(limits.contains(#/Max core file size\s+0\s+0\s/#))
    }

    /// The positive control: each recipient's own key finds every canary.
    private func expectRead(_ installation: Installation, _ canary: Canary, _ fiche: String, _ avis: String) throws {
      func contents(_ words: [String], as post: Post) throws -> JSON {
        let opened = try JSON.parse(try installation.run(words + ["--json"], as: post))
        return .array((opened.array ?? []).compactMap { $0["contenu"] })
      }
      let written = canary.transmission["fiche"] ?? .null
      let expected = Set(written.texts(holding: canary.word))
      #expect(expected.count >= 25, "the fiche is not full: little was proven")
      for post in [Post.worker, .otherWorker, .intervenant] {
        let read = try contents(["open", fiche], as: post)
        #expect(expected.isSubset(of: Set(read.texts(holding: canary.word))), "\(post.name) does not read everything")
        for value in canary.values {
          #expect(!read.texts(holding: value).isEmpty, "\(post.name) does not read a value")
        }
      }
      for post in [Post.worker, .intervenant] {
        let folder = installation.folder(post).appending(path: "pieces")
        _ = try installation.run(["open", fiche, "--pieces", folder.path], as: post)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.count == 1)
        for file in files {
          #expect(try Data(contentsOf: folder.appending(path: file)) == Data(canary.piece.utf8))
        }
      }
      let author = try contents(["open", fiche], as: .intervenant)
      #expect(Set(author.texts(holding: canary.word)).contains(canary.text("commentaire")))
      #expect(Set(author.texts(holding: canary.word)).contains(canary.text("message")))
      let police = try contents(["open", avis], as: .officer)
      #expect(Set(canary.avis.texts(holding: canary.word)).isSubset(of: Set(police.texts(holding: canary.word))))
      let cadre = try contents(["open", avis], as: .cadre)
      #expect(cadre.texts(holding: canary.word) == [canary.text("justification")])
    }
  }
}
