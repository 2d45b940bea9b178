import Foundation
import JSON
import Law
import Testing

/// Cases are read strictly: what is misspelt would otherwise test nothing.
struct CaseReadingTests {
  private static let good = """
    {"cas": "Une femme est d'accord.", "qui": "intervenante", "fait": "transmettre", "sur": "secteur-nord",
     "personne": "une-femme", "faits": {"imminence": "possible"}, "contexte": {"circuit": "orientation-secteur"},
     "attendu": {"decision": "permis", "regles": ["orientation.vers-le-secteur"], "articles": ["L121-1-1"]}}
    """

  private func fault(_ text: String, cast: (String) -> String = { $0 }) throws -> CaseError {
    do {
      _ = try CaseText.read(text, cast: cast)
      throw Repository.Missing()
    } catch let error as CaseError {
      return error
    }
  }

  @Test func `a case says only what matters, and the cast says the rest`() throws {
    let cases = try CaseText.read(Self.good)
    #expect(cases.count == 1)
    #expect(try Repository.book.get().run(cases).failures == [])
    let facts = cases[0].question.json["context"]?["faits"]
    #expect(facts?["imminence"] == "possible")
    #expect(facts?["accord"] == "donne")
    #expect(cases[0].question.json["entities"]?.array?.contains { $0["uid"]?["id"] == "circonscription-nord" } == true)
  }

  @Test(arguments: [
    ("\"qui\": \"intervenante\"", "\"qui\": \"personne-de-connu\""),
    ("\"sur\": \"secteur-nord\"", "\"sur\": \"nulle-part\""),
    ("\"fait\": \"transmettre\"", "\"fait\": \"divulguer\""),
    ("\"personne\": \"une-femme\"", "\"personne\": \"une-autre\""),
    ("\"imminence\"", "\"imminance\""), ("\"possible\"", "true"), ("\"circuit\"", "\"circuits\""),
    ("\"sur\": \"secteur-nord\"", "\"sur\": \"journal\""), ("\"fait\": \"transmettre\"", "\"fait\": \"lister\""),
    ("\"qui\": \"intervenante\"", "\"qui\": \"intervenante\", \"agent\": {\"nom\": \"x\"}"),
    ("\"qui\": \"intervenante\"", "\"qui\": \"intervenante\", \"agent\": {\"permanences\": [\"intervenante\"]}"),
    ("\"qui\": \"intervenante\"", "\"qui\": \"intervenante\", \"objet\": {\"nature\": 1}"),
  ])
  func `a name that nobody bears or a fact that the schema does not know is a fault of that case`(
    part: String, other: String
  ) throws {
    let error = try fault(Self.good.replacing(part, with: other))
    #expect(error.file == "essai.json")
    #expect(error.sentence == "Une femme est d'accord.")
  }

  @Test(arguments: [
    ("\"qui\":", "\"qui_\":"), ("\"attendu\":", "\"attendus\":"), ("\"regles\":", "\"regle\":"),
    ("\"decision\": \"permis\"", "\"decision\": \"oui\""),
    ("\"articles\": [\"L121-1-1\"]", "\"articles\": \"L121-1-1\""),
    ("\"attendu\": {", "\"attendu\": {\"manquantes\": {\"x\": [0]},"), ("\"cas\":", "\"note\": \"x\", \"cas\":"),
  ])
  func `a key that is unknown, missing or of another kind is a fault of that file`(part: String, other: String) throws {
    #expect(try fault(Self.good.replacing(part, with: other)).file == "essai.json")
  }

  @Test func `a sentence said twice is a fault`() throws {
    #expect(try fault("\(Self.good), \(Self.good)").fault.contains("twice"))
  }

  @Test func `a fault of the cast names its file`() throws {
    #expect(try fault(Self.good) { $0.replacing("\"faits\": {", with: "\"fait\": {") }.file == CaseBook.castName)
    #expect(try fault(Self.good) { $0 + "," }.file == CaseBook.castName)
    #expect(
      try fault(Self.good) { $0.replacing("\"Journal\": { \"journal\"", with: "\"Journal\": { \"poste-nord\"") }.file
        == CaseBook.castName)
  }

  @Test func `without a cast there is nobody`() throws {
    #expect(throws: CaseError.self) { try CaseBook([], schema: Repository.schema()) }
    #expect(throws: CaseError.self) {
      try CaseBook(folder: CaseText.folder.appending(path: "rien"), schema: Repository.schema())
    }
  }

  @Test(arguments: [
    ("\"permis\"", "\"refuse\""), ("\"orientation.vers-le-secteur\"", "\"orientation.autre\""), ("L121-1-1", "L221-6"),
    ("\"articles\": [\"L121-1-1\"]", "\"articles\": []"),
    ("\"articles\":", "\"avertissements\": [\"circuit.usuel\"], \"articles\":"),
    ("\"articles\":", "\"obligations\": [\"informer-les-parents\"], \"articles\":"),
    ("\"articles\":", "\"manquantes\": {\"orientation.partenaire\": [2]}, \"articles\":"),
    ("\"articles\":", "\"manquantes\": {\"orientation.vers-le-secteur\": [1]}, \"articles\":"),
  ])
  func `an expectation that the law does not meet is a failure that says the difference`(part: String, other: String)
    throws
  {
    let cases = try CaseText.read(Self.good.replacing(part, with: other))
    let failures = try Repository.book.get().run(cases).failures
    #expect(failures.map(\.sentence) == ["Une femme est d'accord."])
    #expect(failures.first?.differences.isEmpty == false)
  }
}
