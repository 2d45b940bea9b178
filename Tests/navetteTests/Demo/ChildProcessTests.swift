import Foundation
import Testing

@testable import navette

struct ChildProcessTests {
  private static func shell(_ script: String, environment: [String: String] = [:]) throws -> ChildProcess {
    try ChildProcess(["-c", script], environment: environment, program: "/bin/sh")
  }

  @Test func `a child is given its words and its environment, and is read to its end`() throws {
    let ending = try Self.shell("echo $A; echo faute >&2; exit 3", environment: ["A": "un"]).ending(within: 30)
    #expect(ending.code == 3)
    #expect(ending.output == "un\n")
    #expect(ending.errors == "faute\n")
  }

  @Test func `a child does not have the environment of its parent`() throws {
    let ending = try Self.shell("echo ${HOME:-rien}").ending(within: 30)
    #expect(ending.output == "rien\n")
  }

  @Test func `more than a pipe holds is read whole`() throws {
    let ending = try Self.shell("head -c 300000 /dev/zero").ending(within: 30)
    #expect(ending.output.utf8.count == 300_000)
  }

  @Test func `a child that says its first line goes on`() throws {
    let child = try Self.shell("echo pret; exec sleep 60")
    #expect(try child.firstLine(within: 30) == "pret")
    #expect(!child.hasEnded())
    child.stop()
    #expect(child.hasEnded())
  }

  @Test func `one that ends before its first line is an error that carries what it said`() throws {
    let child = try Self.shell("echo pas de port >&2; exit 1")
    let error = #expect(throws: CommandError.self) { try child.firstLine(within: 30) }
    #expect(error?.hint == "pas de port\n")
  }

  @Test func `one that takes too long is an error, and does not outlive its owner`() throws {
    var child: ChildProcess? = try Self.shell("exec sleep 60")
    let pid = try #require(child?.pid)
    #expect(throws: CommandError(.unavailable, "")) { try child?.ending(within: 1) }
    child = nil
    #expect(kill(pid, 0) != 0)
  }

  @Test func `one that will not stop is killed`() throws {
    let child = try Self.shell("trap '' TERM; echo sourd; while true; do sleep 0.1; done")
    _ = try child.firstLine(within: 30)
    child.stop(within: 1)
    #expect(child.hasEnded())
  }

  @Test func `a program that does not exist is an error`() {
    #expect(throws: CommandError(.internalError, "")) {
      try ChildProcess([], environment: [:], program: "/nonexistent/navette")
    }
  }
}
