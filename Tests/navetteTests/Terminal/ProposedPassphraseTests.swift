import Testing

@testable import navette

struct ProposedPassphraseTests {
  @Test func `a proposal is six groups of two syllables, easy to say`() {
    for _ in 0..<200 {
      #expect(
        ProposedPassphrase.make().wholeMatch(
          of: /(?:[bdfgjklmnprstvz][aeiou]){2}(?:-(?:[bdfgjklmnprstvz][aeiou]){2}){5}/) != nil)
    }
  }

  @Test func `no two proposals are the same, and every syllable comes`() {
    let all = (0..<500).map { _ in ProposedPassphrase.make() }
    #expect(Set(all).count == all.count)
    let syllables = all.flatMap { $0.replacing("-", with: "").matches(of: /../).map { String($0.output) } }
    #expect(Set(syllables).count == 75)
    // 6,000 draws of 75: each comes 80 times on average; the first syllables of a biased draw would come 94 times or more.
    let first = syllables.count { ["ba", "be", "bi", "bo", "bu"].contains($0) }
    #expect((280...520).contains(first))
  }
}
