import Cedar
import Law
import Testing

struct NearestPermitTests {
  private static let text = """
    @id("accord.secteur") @article("a") @force("loi") @motif("m.")
    @condition_1("Le circuit mène au secteur.") @condition_2("La personne est d'accord.")
    permit (principal is Social, action == Action::"transmettre", resource is Organisme)
    when { context.circuit == "secteur" && resource.nature == "secteur" }
    when { context.fondement == "accord" && context.faits.accord == "donne" };

    @id("accord.partenaire") @article("a") @force("loi") @motif("m.")
    @condition_1("Le circuit mène au partenaire.") @condition_2("La personne est d'accord.")
    permit (principal, action == Action::"transmettre", resource is Organisme)
    when { context.circuit == "partenaire" && resource.nature == "partenaire" }
    when { context.fondement == "accord" && context.faits.accord == "donne" };

    @id("exception.mineur") @article("b") @force("loi") @motif("m.")
    @condition_1("C'est le fondement.") @condition_2("La personne est mineure.") @condition_3("Les faits sont graves.")
    @condition_4("Personne n'est déjà prévenu.")
    permit (principal, action == Action::"transmettre", resource is Organisme)
    when { context.fondement == "exception" }
    when { context.faits.mineur }
    when { context.faits.gravite > 2 }
    unless { context.faits.prevenu };

    @id("exception.parents") @article("b") @force("loi") @motif("m.") @obligation("o")
    @condition_1("C'est le fondement.") @condition_2("La personne est mineure.") @condition_3("Les parents ignorent.")
    permit (principal, action == Action::"transmettre", resource is Organisme)
    when { context.fondement == "exception" }
    when { context.faits.mineur }
    unless { context.faits.parents };

    @id("sans-mots") @article("b") @force("loi") @motif("m.")
    permit (principal, action == Action::"transmettre", resource is Organisme)
    when { context.fondement == "exception" && context.faits.mineur };

    @id("autre-acte") @article("b") @force("loi") @motif("m.") @condition_1("Hors sujet.")
    permit (principal, action == Action::"ouvrir", resource is Organisme) when { context.faits.mineur };
    """

  private func nearest(
    fondement: String = "accord", circuit: String = "secteur", nature: String = "secteur", by role: String = "Social",
    faits: [CedarString: Value] = [:], naming agents: (EntityType) -> String? = { _ in nil }
  ) throws -> [String: [String]] {
    let book = try PolicyBook([.init(name: "a.cedar", text: Self.text)])
    let agent = try EntityUID(role, "a")
    let body = try EntityUID("Organisme", "o")
    let facts: [CedarString: Value] = [
      "accord": "refuse", "mineur": false, "gravite": 3, "prevenu": false, "parents": false,
    ]
    let question = CodedRequest(
      Request(
        principal: agent, action: try EntityUID("Action", "transmettre"), resource: body,
        context: [
          "fondement": .text(fondement), "circuit": .text(circuit),
          "faits": .record(Record(facts.merging(faits) { $1 })),
        ]),
      entities: [Entity(agent), Entity(body, attributes: ["nature": .text(nature)])])
    let permits = book.nearestPermits(to: question, naming: agents)
    return Dictionary(uniqueKeysWithValues: permits.map { ($0.policy.id, $0.conditions) })
  }

  @Test func `what is missing is what a fact would give, not another circuit`() throws {
    #expect(try nearest() == ["accord.secteur": ["La personne est d'accord."]])
    #expect(
      try nearest(circuit: "partenaire", nature: "partenaire") == ["accord.partenaire": ["La personne est d'accord."]])
  }

  @Test func `a ground that was invoked is kept, whatever the facts lack`() throws {
    #expect(
      try nearest(fondement: "exception", faits: ["gravite": 1, "parents": true]) == [
        "exception.mineur": ["La personne est mineure.", "Les faits sont graves."],
        "exception.parents": ["La personne est mineure.", "Les parents ignorent."],
      ])
  }

  @Test func `an unless that is met is a condition that is missing`() throws {
    #expect(
      try nearest(fondement: "exception", faits: ["mineur": true, "prevenu": true, "parents": true]) == [
        "exception.mineur": ["Personne n'est déjà prévenu."], "exception.parents": ["Les parents ignorent."],
      ])
  }

  @Test func `when no fact would do, the destination or circuit to choose is named`() throws {
    #expect(
      try nearest(nature: "parquet", faits: ["accord": "donne"]) == ["accord.secteur": ["Le circuit mène au secteur."]])
    #expect(
      try nearest(circuit: "arme", nature: "parquet", faits: ["accord": "donne"]) == [
        "accord.secteur": ["Le circuit mène au secteur."], "accord.partenaire": ["Le circuit mène au partenaire."],
      ])
  }

  @Test func `a clause that fails behind an unmet one is not said to be missing`() throws {
    let missing = try nearest(fondement: "exception", faits: ["gravite": "beaucoup", "parents": true])
    #expect(missing["exception.mineur"] == ["La personne est mineure."])
  }

  @Test func `a permit that fails on its own is no way out`() throws {
    let missing = try nearest(fondement: "exception", faits: ["mineur": true, "gravite": "beaucoup", "parents": true])
    #expect(missing == ["exception.parents": ["Les parents ignorent."]])
  }

  @Test func `a permit for other agents or other acts is not named`() throws {
    let missing = try nearest(by: "Commandant")
    #expect(missing["accord.secteur"] == nil && missing["autre-acte"] == nil)
  }

  @Test func `a permit for other agents is named when it is the nearest, and who they are`() throws {
    let social = { (type: EntityType) in type.description == "Social" ? "Vous êtes du social." : nil }
    #expect(
      try nearest(by: "Commandant", faits: ["accord": "donne"], naming: social) == [
        "accord.secteur": ["Vous êtes du social."]
      ])
    #expect(
      try nearest(by: "Commandant", naming: social) == [
        "accord.secteur": ["Vous êtes du social.", "La personne est d'accord."]
      ])
    // One for such an agent that is as near, or nearer, is what is missing.
    #expect(
      try nearest(circuit: "partenaire", nature: "partenaire", by: "Commandant", naming: social) == [
        "accord.partenaire": ["La personne est d'accord."]
      ])
    #expect(try nearest(by: "Commandant", naming: { _ in nil })["accord.secteur"] == nil)
    #expect(try nearest(naming: { _ in "Vous êtes un autre." }) == ["accord.secteur": ["La personne est d'accord."]])
  }

  @Test func `one that asks for all that another asks is left out, and at most three are named`() throws {
    #expect(
      try nearest(fondement: "exception", faits: ["gravite": 1]) == ["exception.parents": ["La personne est mineure."]])
    let copies = (1...5).map {
      "@id(\"p\($0)\") @article(\"a\") @force(\"loi\") @motif(\"m.\") @condition_1(\"C\($0).\")\n"
        + "permit (principal, action, resource) when { context.faits.n == \($0) };"
    }
    let book = try PolicyBook([.init(name: "a", text: copies.joined(separator: "\n"))])
    let one = try EntityUID("A", "a")
    let question = CodedRequest(
      Request(principal: one, action: one, resource: one, context: ["faits": .record(["n": 0])]), entities: [])
    #expect(book.nearestPermits(to: question).map(\.policy.id) == ["p1", "p2", "p3"])
  }

  @Test func `a question that contradicts itself has no near permit`() throws {
    let book = try PolicyBook([.init(name: "a.cedar", text: Self.text)])
    let one = try EntityUID("A", "a")
    let request = Request(principal: one, action: one, resource: one)
    #expect(
      book.nearestPermits(
        to: CodedRequest(request, entities: [Entity(one), Entity(one, attributes: ["x": 1])])
      ).isEmpty)
  }
}
