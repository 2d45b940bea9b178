import Testing

@testable import Web

struct AssetsTests {
  @Test func `the imports of a script stand in one order, so that a version has one digest`() {
    let elsewhere = Dictionary(uniqueKeysWithValues: (0..<9).map { ("m\($0)", "/ressources/\($0).js") })
    let module = (0..<9).reversed().map { "import { f\($0) } from './m\($0).js';" }.joined(separator: "\n")
    #expect(
      Assets.assemble([module, "f0();"], elsewhere: elsewhere).split(separator: "\n").map(String.init)
        == (0..<9).map { "import { f\($0) } from '/ressources/\($0).js';" } + ["f0();"])
  }

  @Test func `what is imported by several modules is imported once, and from modules of the same file not at all`() {
    let text = Assets.assemble(
      ["import { a, b } from './x.js';\nimport { c } from './y.js';", "import { b } from './x.js';\nb();"],
      elsewhere: ["x": "/x.js"])
    #expect(text == "import { a, b } from '/x.js';\nb();\n")
  }
}
