import Testing

@testable import Web

struct PathTemplateTests {
  @Test func `places are read in order`() {
    let template = PathTemplate("/api/organismes/{organisme}/membres/{agent}/fin")
    #expect(template.places == ["organisme", "agent"])
    #expect(template.values(in: ["api", "organismes", "nord", "membres", "a-1", "fin"]) == ["nord", "a-1"])
  }

  @Test(arguments: [
    [], ["api"], ["api", "moi", ""], ["api", "moi", "x"], ["API", "moi"], ["api", "moi "],
  ])
  func `another path is not the template's`(path: [String]) {
    #expect(PathTemplate("/api/moi").values(in: path) == nil)
  }

  @Test func `an empty place is no place`() {
    #expect(PathTemplate("/a/{x}/b").values(in: ["a", "", "b"]) == nil)
    #expect(PathTemplate("/a/{x}/b").values(in: ["a", "1", "b"]) == ["1"])
  }

  @Test func `canonically equivalent spellings are different paths`() {
    #expect(PathTemplate("/caf\u{e9}").values(in: ["caf\u{e9}"]) == [])
    #expect(PathTemplate("/caf\u{e9}").values(in: ["cafe\u{301}"]) == nil)
  }

  @Test func `the last place may take what is left, but not nothing`() {
    let template = PathTemplate("/journal/tile/{fichier...}")
    #expect(template.values(in: ["journal", "tile", "0", "x001", "234"]) == ["0/x001/234"])
    #expect(template.values(in: ["journal", "tile"]) == nil)
  }
}
