import Authority
import Foundation
import Gateway
import HTTP
import JSON
import Liaison
import Markup
import Store
import Testing

@testable import Web

/// What was sent and what was received, as pages.
struct FicheListTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  @Test func `an empty list says so, and what to do`() throws {
    let sent = try fixture.page("intervenant", "/fiches")
    #expect(sent.status == 200 && sent.text.contains("Vous n’avez encore transmis aucune fiche."))
    #expect(sent.text.contains("href=\"/fiches/nouvelle\" class=\"bouton\""))
    let received = try fixture.page("nord-1", "/reception")
    #expect(received.status == 200 && received.text.contains("Aucune fiche ne vous attend."))
    #expect(!received.text.contains("<table"))
  }

  @Test func `a sent fiche is in the list of its author, and in the inbox of those on duty`() throws {
    let reference = try fixture.transmitted()
    let sent = try fixture.page("intervenant", "/fiches").text
    #expect(sent.contains("<a href=\"/fiches/\(reference)\" class=\"references\">\(reference)</a>"))
    #expect(sent.contains("Pas encore ouverte") && sent.contains("Accusé de réception attendu"))
    #expect(sent.contains("<caption>") && sent.contains("<th scope=\"col\">") && sent.contains("data-titre=\"État\""))
    #expect(try fixture.page("nord-1", "/reception").text.contains(reference))
    for other in ["sud-1", "intervenant"] {
      #expect(!(try fixture.page(other, "/reception").text.contains(reference)), "\(other)")
    }
  }

  @Test func `what a colleague took is said with the post's name`() throws {
    let reference = try fixture.transmitted()
    for verb in ["ouverture", "accuse"] {
      #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/\(verb)").status == 200)
    }
    let name = try #require(fixture.agents["nord-1"]).agent.nom
    #expect(try fixture.page("nord-2", "/reception").text.contains("Prise en charge par \(name)"))
    #expect(try fixture.page("nord-1", "/reception").text.contains("Prise en charge par vous"))
    #expect(try fixture.page("intervenant", "/fiches").text.contains("Retour attendu jusqu’au"))
  }

  @Test func `a list is narrowed by state`() throws {
    let open = try fixture.transmitted()
    let recalled = try fixture.transmitted()
    #expect(
      try fixture.post("intervenant", "/api/fiches/\(recalled)/rappel", ["motif": "erreur-destinataire"]).status == 200)
    let expected = [
      "": [open, recalled], "?vue=attente": [open], "?vue=ouvertes": [open], "?vue=terminees": [recalled],
      "?vue=cours": [], "?vue=retard": [], "?vue=reponses": [],
    ]
    for (query, references) in expected {
      let page = try fixture.page("intervenant", "/fiches\(query)").text
      for reference in [open, recalled] {
        #expect(page.contains(reference) == references.contains(reference), "\(query)")
      }
      let answer = try fixture.get("intervenant", "/api/boite?dossier=envoyees\(query.replacing("?", with: "&"))").json
      #expect(
        Set((answer["fiches"]?.array ?? []).compactMap { $0["reference"]?.string }) == Set(references), "\(query)")
    }
    #expect(!(try fixture.page("nord-1", "/reception").text.contains(recalled)))
    #expect(try fixture.page("nord-1", "/reception?vue=terminees").text.contains(recalled))
  }

  @Test func `what is late is said in words`() throws {
    let reference = try fixture.transmitted()
    let agent = try #require(fixture.agents["intervenant"]).id
    try fixture.database.writeAndWait { transaction in
      let record = try #require(try transaction.sent(by: agent).elements.first)
      let now = fixture.now
      try transaction.advance(
        record.reference, to: record.etat, expecting: record.version,
        deadlines: BaremeDelais.usuel.echeances(.normale, transmise: now.addingTimeInterval(-40 * 86_400)))
    }
    for (name, path) in [("intervenant", "/fiches?vue=retard"), ("nord-1", "/reception?vue=retard")] {
      let page = try fixture.page(name, path).text
      #expect(page.contains(reference) && page.contains("En retard de "), "\(path)")
    }
    #expect(try fixture.page("intervenant", "/fiches/\(reference)").text.contains("En retard de "))
  }

  @Test func `what is owed leads to its page, whatever it is about`() throws {
    for (path, body, place) in [
      ("/api/orales", Bodies.orale(at: fixture.now), "/orales/"), ("/api/avis", Bodies.avis, "/avis/"),
    ] {
      let kept = try fixture.post("intervenant", path, body)
      #expect(kept.status == 201, "\(kept.text)")
      let reference = try #require(kept.json["reference"]?.string)
      for list in ["/fiches", "/reception"] {
        #expect(try fixture.page("intervenant", list).text.contains("href=\"\(place)\(reference)\""), "\(list)")
      }
      #expect(try fixture.page("intervenant", place + reference).status == 200)
    }
  }

  @Test func `a fiche that this version cannot read is in the list all the same`() throws {
    let references = [try fixture.transmitted(), try fixture.transmitted()]
    var answer = try #require(try fixture.get("nord-1", "/api/boite").json.object)
    let fiches = try #require(answer["fiches"]?.array)
    answer["fiches"] = .array([fiches[0].setting("/urgence", "d’autrefois"), fiches[1]])
    let certificate = try #require(fixture.agents["nord-1"]).certificates.authentication
    let agent = try fixture.gateway.directory.current.agent(presenting: certificate, at: fixture.now)
    let visit = Visit(
      Call(gateway: fixture.gateway, agent: agent, now: fixture.now), assets: try Assets(), tokens: Jeton(),
      path: "/reception")
    var query = try QueryReader(Request(.get, "/reception").target, allowed: Suite.fields)
    let list = FicheList(visit: visit, box: .recues, vue: nil, done: nil, suite: try Suite(&query), answer: answer)
    let page = list.page.content.markup
    for reference in references { #expect(page.contains(reference)) }
    #expect(page.components(separatedBy: "ne peut pas être affichée").count == 2)
    #expect(!page.contains("d’autrefois"))
  }

  @Test func `a long list is given page by page, and each page is light`() throws {
    for _ in 0..<21 { _ = try fixture.transmitted() }
    let first = try fixture.page("nord-1", "/reception").text
    #expect(first.matches(of: /class="references"/).count == 20)
    #expect(first.utf8.count < 18_000, "\(first.utf8.count)")
    let next = try #require(first.firstMatch(of: /href="(\/reception\?vue=ouvertes&amp;suite=[^"]+)"/)?.output.1)
    let second = try fixture.page("nord-1", String(next).replacing("&amp;", with: "&")).text
    #expect(second.matches(of: /class="references"/).count == 1)
    #expect(second.contains("Revenir au début") && !second.contains("Fiches suivantes"))
  }

  @Test(arguments: ["commandant", "auditeur", "admin", "gardien"])
  func `those who have no box are told by which article`(name: String) throws {
    for path in ["/fiches", "/reception"] {
      let page = try fixture.page(name, path)
      #expect(page.status == 403 && page.text.contains("Consultation refusée"), "\(path)")
      #expect(page.text.contains("226-13") || page.text.contains("RGPD"), "\(page.text)")
    }
  }

  @Test(arguments: [
    "/fiches?vue=%3Cscript%3E", "/fiches?suite=%22%3E%3Cb%3E", "/reception?autre=1", "/fiches?vue=cours&vue=cours",
  ])
  func `a wrong query is a page that says so and repeats nothing`(target: String) throws {
    let page = try fixture.page("intervenant", target)
    #expect((400...499).contains(page.status) && page.text.contains("<h1>"))
    #expect(!page.text.contains("<script>") && !page.text.contains("\"><b>"))
  }
}
