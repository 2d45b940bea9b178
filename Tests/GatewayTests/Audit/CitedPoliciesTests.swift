@testable import Journal
import Law
import Testing

/// What the journal cites, and what is read when an export is verified.
struct CitedPoliciesTests {
  @Test func `every set that can be put in force can be verified in an export`() {
    #expect(PolicyBook.archiveLimit <= CitedText.maximumByteCount)
  }
}
