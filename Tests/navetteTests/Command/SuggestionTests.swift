import Testing

@testable import navette

struct SuggestionTests {
  @Test(arguments: [
    ("transmti", "transmit"), ("inbx", "inbox"), ("ackno", "acknowledge"), ("opne", "open"), ("tranmsit", "transmit"),
  ])
  func `a near word is proposed`(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, among: ["transmit", "inbox", "acknowledge", "open"]) == meant)
  }

  @Test(arguments: ["", "x", "zz", "totally-else", "éèà", String(repeating: "a", count: 10_000)])
  func `a far word is not`(typed: String) {
    #expect(Suggestion.nearest(to: typed, among: ["transmit", "inbox", "open"]) == nil)
  }
}
