import Foundation
import JSON
import SystemSupport
import Testing

extension SystemTests.Secrecy {
  /// Root reads another process's memory almost everywhere; where it is impossible the whole suite is shown as skipped.
  @Suite(
    .enabled(if: ServerMemory.isReadable, "no other process's memory can be read here: the server's was NOT searched"))
  struct Memory {
    @Test func `once requests are answered, nothing of their texts is in the memory of the live server`() throws {
      let installation = try freshInstallation()
      let canary = Canary()
      let server = try installation.serve()
      try #require(try canary.traces(inMemoryOf: server) == [], "a value is there by chance: nothing can be proven")
      var searches = 0
      let day = try CanaryDay(installation, canary) { act in
        let traces = try canary.lastingTraces(inMemoryOf: server)
        #expect(traces == [], "after \(act)")
        searches += 1
      }
      _ = try day.play()
      #expect(searches > 20)
      try server.stop()
    }

    /// The positive control: what the server does hold is found by the same search, and is gone with its connection.
    @Test func `what came of a request that has not ended is found in memory, until its connection is closed`() throws {
      let installation = try freshInstallation()
      let canary = Canary()
      let server = try installation.serve()
      do {
        let open = try KeptConnection(installation, .intervenant)
        let whole = canary.transmission.serialized()
        let head =
          "POST /api/fiches HTTP/1.1\r\nHost: 127.0.0.1:\(installation.port)\r\nX-Rien: \(canary.escaped)\r\n"
          + "Content-Type: application/json\r\nContent-Length: \(whole.count)\r\n\r\n"
        try open.send(Array(head.utf8) + whole.dropLast(1))
        let expected = whole.split(separator: UInt8(ascii: " ")).count { $0 == ArraySlice(canary.word.utf8) }
        #expect(expected >= 25)
        try Wait.until("the request has come", within: 10) {
          try canary.traces(inMemoryOf: server).count { $0.contains(": text: ") } >= expected
        }
        let forms = Set(try canary.traces(inMemoryOf: server).map { $0.split(separator: ": ")[1] })
        #expect(forms.isSuperset(of: ["text", "JSON escapes"] + canary.values.indices.map { "value \($0)"[...] }))
      }
      #expect(try canary.lastingTraces(inMemoryOf: server) == [])
      try server.stop()
    }
  }
}
