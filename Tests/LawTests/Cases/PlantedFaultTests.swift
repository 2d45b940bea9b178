import Cedar
import Testing

@testable import Law

/// A gate is proven by what it stops.
struct PlantedFaultTests {
  @Test(arguments: [
    (
      "orientation", "when { resource.accord == \"retire\" }\nunless { resource.dejaOuverte }",
      "when { resource.accord == \"retire\" }"
    ),
    ("exceptions", "when { context.faits.consulteAuteur }\n", ""),
    ("socle", "when { principal.secret != \"aucune\" };", ";"),
    ("forces-de-securite", "unless { context.suite == \"cloturee\" }\n", ""),
  ])
  func `a clause that is deleted makes a case fail`(theme: String, clause: String, without: String) throws {
    let book = try Repository.book(changing: "\(theme).cedar") { text in
      #expect(text.contains(clause))
      return text.replacing(clause, with: without)
    }
    let report = book.run(try Repository.cases(of: theme))
    #expect(!report.isSuccess)
    #expect(report.failures.allSatisfy { !$0.differences.isEmpty })
    #expect(!report.failures.isEmpty)
  }

  @Test func `a forbid that becomes a usage no longer refuses, and is noticed`() throws {
    let book = try Repository.book(changing: "peril.cedar") {
      $0.replacing("@force(\"loi\")\n@motif(\"Personne ne relit", with: "@force(\"usage\")\n@motif(\"Personne ne relit")
    }
    let report = book.run(try Repository.cases(of: "peril"))
    #expect(report.failures.contains { $0.sentence.contains("qu'elle a faite elle-même") })
  }

  @Test func `a policy that no case tries is named, and so are its clauses`() throws {
    let book = try Repository.theme("journal-et-administration") {
      $0 + """

        @id("journal.jamais-essayee") @article("a") @force("loi") @motif("m.") @condition_1("jamais")
        forbid (principal, action == Action::"lireJournal", resource is Journal)
        when { principal.secret == "jamais" };
        """
    }
    let report = book.run(try Repository.cases(of: "journal-et-administration"))
    #expect(report.failures.isEmpty)
    #expect(report.coverage.neverApplied == ["journal.jamais-essayee"])
    #expect(report.coverage.covered == report.coverage.policies - 1)
    #expect(report.mutation.survivors.isEmpty, "without its clause it forbids everything, which is noticed")
    #expect(!report.isSuccess)
  }

  @Test func `a clause that changes nothing survives, and is named with its wording`() throws {
    let book = try Repository.theme("journal-et-administration") {
      $0.replacing(
        "@condition_1(\"vous êtes auditeur ou délégué à la protection des données\")",
        with: "@condition_1(\"vous êtes auditeur ou DPO\") @condition_2(\"toujours vrai\")"
      ).replacing(
        "when { principal is Auditeur || principal is Dpo };",
        with: "when { principal is Auditeur || principal is Dpo } when { principal.agent == principal.agent };")
    }
    let report = book.run(try Repository.cases(of: "journal-et-administration"))
    #expect(report.mutation.survivors.map(\.policy) == ["journal.lecture"])
    #expect(report.mutation.survivors.map(\.clause) == [2])
    #expect(report.mutation.survivors.map(\.wording) == ["toujours vrai"])
    #expect(report.mutation.killed == report.mutation.mutants - 1)
  }

  @Test func `a forbid that refuses in every case, and a permit that nobody lacks, are named`() throws {
    let book = try Repository.book.get()
    let runs = try Repository.cases(of: "journal-et-administration", "forces-de-securite").map(book.run)
    // Without the refusals that lack it, a permit is only ever granted; without what it leaves alone, a forbid forbids.
    for id in ["journal.lecture", "administration.agents", "journal.pas-les-autres", "fsi.ne-lit-pas"] {
      let effect = try #require(book.policy(PolicyID(id))).effect
      let kept = runs.filter { run in
        run.answer.reasons.contains(id) || (effect == .permit && run.answer.isPermitted)
          || !(run.aside.contains(id) || run.answer.unmet[id] != nil)
      }
      let coverage = Coverage(of: book, by: kept)
      #expect(coverage.neverUnmet.contains(id), "\(id)")
      #expect(!coverage.neverApplied.contains(id) && !coverage.isFull, "\(id)")
    }
  }

  @Test func `a case that fails covers nothing`() throws {
    let cases = try Repository.cases(of: "journal-et-administration")
    let wrong = try cases.map { legalCase in
      guard legalCase.expectation.rules == ["journal.lecture"] else { return legalCase }
      return try CaseText.repository(legalCase.sentence) {
        $0.replacing("\"regles\": [\"journal.lecture\"]", with: "\"regles\": [\"journal.autre\"]")
      }
    }
    let report = try Repository.theme("journal-et-administration") { $0 }.run(wrong)
    #expect(report.failures.count == 2)
    #expect(report.failures[0].description.contains("journal.lecture"))
    #expect(report.coverage.neverApplied == ["journal.lecture"])
  }
}
