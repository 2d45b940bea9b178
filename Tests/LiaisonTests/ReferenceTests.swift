import Liaison
import Testing

struct ReferenceTests {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private static func references(_ count: Int) -> [Reference] {
    var generator = RepeatableGenerator(state: 7)
    return (0..<count).map { index in
      Reference(Reference.Kind.allCases[index % 3], year: 2026 + index % 4, using: &generator)
    }
  }

  @Test func `a reference parses back from its text`() throws {
    for reference in Self.references(200) {
      let parsed = try Reference(reference.description)
      #expect(parsed == reference && parsed.kind == reference.kind && parsed.year == reference.year)
      #expect(reference.description.utf8.count == 20)
    }
  }

  @Test func `any single wrong character is caught`() throws {
    var tried = 0
    for reference in Self.references(40) {
      let characters = Array(reference.description)
      for index in characters.indices where characters[index] != "-" {
        for other in Self.alphabet where other != characters[index] {
          var changed = characters
          changed[index] = other
          #expect(throws: LiaisonError.self) { try Reference(String(changed)) }
          tried += 1
        }
      }
    }
    #expect(tried == 40 * 16 * 31)
  }

  @Test func `any exchange of two characters is caught`() throws {
    var tried = 0
    for reference in Self.references(100) {
      let characters = Array(reference.description)
      for i in characters.indices {
        for j in characters.indices
        where i < j && characters[i] != characters[j] && characters[i] != "-" && characters[j] != "-" {
          var changed = characters
          changed.swapAt(i, j)
          #expect(throws: LiaisonError.self) { try Reference(String(changed)) }
          tried += 1
        }
      }
    }
    #expect(tried > 5000)
  }

  @Test func `a typing error in the random part is named as such`() throws {
    var characters = Array(Self.references(1)[0].description)
    characters[9] = characters[9] == "0" ? "1" : "0"
    #expect(throws: LiaisonError(.wrongCheckCharacters)) { try Reference(String(characters)) }
  }

  @Test(arguments: [
    "", "FN", "FN-2026-7K3Q-XM4T", "fn-2026-7k3q-xm4t-9d", "FN-2026-7K3Q-XM4T-9D ", "FN 2026 7K3Q XM4T 9D",
    "FN-2026-7K3I-XM4T-9D", "FN-20A6-7K3Q-XM4T-9D", "ＦN-2026-7K3Q-XM4T-9", "FN-2026--K3Q-XM4T-9D",
  ])
  func `another form is refused`(text: String) {
    #expect(throws: LiaisonError(.invalidReference)) { try Reference(text) }
  }

  @Test func `what a person types is understood`() throws {
    for reference in Self.references(60) {
      let typed = reference.description.lowercased().replacing("-", with: " ").replacing("0", with: "o")
        .replacing("1", with: "l")
      #expect(try Reference(typed: typed) == reference)
      #expect(try Reference(typed: reference.description.replacing("-", with: "")) == reference)
    }
  }

  @Test(arguments: ["", "FN20267K3QXM4T", "FN-2026-7K3Q-XM4T-9U", "FN_2026_7K3Q_XM4T_9D"])
  func `what a person types is still checked`(text: String) {
    #expect(throws: LiaisonError.self) { try Reference(typed: text) }
  }

  @Test func `references drawn one after the other share nothing`() {
    #expect(Set((0..<2000).map { _ in Reference(.ficheNavette, year: 2026) }).count == 2000)
  }
}
