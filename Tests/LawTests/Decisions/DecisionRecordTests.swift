import Cedar
import JSON
import Law
import Testing

struct DecisionRecordTests {
  @Test func `a record comes back unchanged from the members of a body`() throws {
    let outcome = DecisionOutcome(
      isPermitted: false, reasons: ["x.y", "é"], warnings: ["w"], errors: ["e"], refusedParts: [0: ["p"], 1: []])
    let record = DecisionRecord(
      policySet: try SmallBook.book().digest, question: try SmallBook.question(), partAction: "communiquer",
      parts: SmallBook.parts, outcome: outcome)
    let json = try JSON.parse(JSON.object(record.members).serialized(.canonical))
    #expect(try DecisionRecord(#require(json.object)) == record)
    let plain = DecisionRecord(
      policySet: record.policySet, question: record.question, outcome: .init(isPermitted: true, reasons: []))
    #expect(try DecisionRecord(plain.members) == plain)
    #expect(plain.members["parties"] == nil && plain.members["erreurs"] == nil)
  }

  @Test func `a part is asked with the facts of the whole and its own`() throws {
    let record = try SmallBook.record()
    let question = record.question(of: record.parts[1]).request
    #expect(question.action.id == "communiquer" && question.action.type == record.question.request.action.type)
    #expect(question.context["accord"] == true && question.context["section"] == "sante")
    #expect(question.principal == record.question.request.principal)
  }

  @Test func `a body without a decision has no record`() throws {
    #expect(try DecisionRecord(["evenement": "demarrage", "jeu": "x"]) == nil)
  }

  @Test(
    arguments: [
      ("decision", "oui"), ("jeu", "00"), ("jeu", nil), ("question", nil), ("question", []), ("politiques", nil),
      ("politiques", [1]), ("avertissements", "x"), ("erreurs", [nil]), ("parties", []),
      ("parties", ["acte": "x", "contextes": [], "refus": []]), ("parties", ["acte": "x", "contextes": [[:]]]),
      ("parties", ["acte": "x", "contextes": [[:]], "refus": [["partie": 1, "politiques": []]]]),
      ("parties", ["acte": "x", "contextes": [[:]], "refus": [["partie": 0]]]),
      ("parties", ["acte": "x", "contextes": [["a": nil]], "refus": []]),
    ] as [(String, JSON?)])
  func `a decision whose facts are not what they should be is refused by its member`(name: String, value: JSON?) throws
  {
    var members = try SmallBook.record().members
    members[name] = value
    #expect(throws: DecisionRecordError.self) { try DecisionRecord(members) }
    do { _ = try DecisionRecord(members) } catch { #expect(error.member == name) }
  }

  @Test func `deciding again finds what the whole and each part rest on`() throws {
    let book = try SmallBook.book()
    let reduced = try SmallBook.record()
    #expect(book.decide(again: reduced) == reduced.outcome)
    // The same fiche whole: the health section refuses it all.
    let whole = try SmallBook.record(isPermitted: false, reasons: ["b.interdit"])
    #expect(book.decide(again: whole) == whole.outcome)
    // A refusal of the whole is not the parts'.
    let without = try SmallBook.record(
      SmallBook.question(accord: false), isPermitted: false, reasons: [PolicyID(PolicyNotice.nothingPermits.id)])
    let again = book.decide(again: without)
    #expect(!again.isPermitted && again.reasons == without.outcome.reasons && again.refusedParts.count == 2)
  }

  @Test func `a question that contradicts itself is refused, never an error`() throws {
    let question = try SmallBook.question()
    let twice = CodedRequest(
      question.request, entities: question.entities + [Entity(question.request.principal, attributes: [:])])
    let answer = try SmallBook.book().decide(twice)
    #expect(!answer.isPermitted && answer.reasons == [.nothingPermits] && answer.errors == ["entities"])
  }
}
