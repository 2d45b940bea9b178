import Foundation
import JSON
import Law
import Liaison
import Store
import Testing

@testable import Gateway

struct SearchPersonTests {
  let gateway: TestGateway
  init() throws { gateway = try TestGateway() }

  private func search(
    _ name: String, nom: String = "ZYXNOM", prenoms: String = "Zyxprénom", naissance: String? = "1990-02-28"
  ) throws -> Outcome<ReadAnswer> {
    var body: JSON = ["nom": .string(nom), "prenoms": .string(prenoms), "motif": "deja-connue"]
    body = body.with("naissance", naissance.map { .string($0) })
    let demande = try DemandeDeRecherche(JSONReader(body), today: gateway.today)
    let agent = try gateway.agent(name)
    return try outcome { gateway.gateway.searchPerson(demande, by: agent, completion: $0) }
  }

  private func found(_ outcome: Outcome<ReadAnswer>) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try (outcome.get().json["fiches"]?.array ?? []).map {
        (try #require($0["reference"]?.string), try #require($0["concordance"]?.string))
      })
  }

  @Test func `Author and those on duty find the fiche under another writing, and nobody else does`() throws {
    let reference = try gateway.transmitted().description
    for name in ["intervenant", "nord-1"] {
      #expect(try found(search(name)) == [reference: "certaine"])
      #expect(try found(search(name, naissance: "1990-02-27")) == [reference: "probable"])
      #expect(try found(search(name, naissance: nil)) == [reference: "possible"])
      #expect(try found(search(name, nom: "Autre", prenoms: "Personne")).isEmpty)
    }
    // Another secteur, which may know nothing of it, gets the answer that it gets for a person who is in no fiche.
    let elsewhere = try search("sud-1").get().json
    #expect(elsewhere["fiches"]?.array?.isEmpty == true)
    let nobody = try search("sud-1", nom: "Inconnue").get().json
    #expect(
      nobody["fiches"] == elsewhere["fiches"]
        && JSON.object(nobody).serialized().count == JSON.object(elsewhere).serialized().count)
  }

  @Test func `A child and a member of the household are found too`() throws {
    let body = JSON.fiche.with(
      "fiche/compositionFamiliale",
      [
        "situation": "celibataire", "enfantsMineurs": 1,
        "membres": [["lien": "enfant", "nom": "Zyxenfant Zyxnom", "naissance": "2016-05-04", "auFoyer": true]],
      ])
    let reference = try gateway.transmitted(body).description
    #expect(try found(search("nord-1", prenoms: "Zyxenfant", naissance: "2016-05-04")) == [reference: "certaine"])
    #expect(try found(search("nord-1", prenoms: "Zyxenfant", naissance: "2011-11-11")).isEmpty)
  }

  @Test func `Whoever has no fiche looks nobody up, and the thirty-first look-up of a day is refused`() throws {
    for name in ["auditeur", "admin"] {
      guard case .refused(let refusal) = try search(name) else {
        Issue.record("\(name) looked somebody up")
        continue
      }
      #expect(refusal.trace.reasons.map(\.id).contains("socle.sans-recherche"))
    }
    for _ in 0..<30 { _ = try search("nord-1").get() }
    guard case .refused(let refusal) = try search("nord-1") else {
      Issue.record("a thirty-first look-up was answered")
      return
    }
    #expect(refusal.trace.reasons.map(\.id) == ["socle.recherches-trop-nombreuses"])
    _ = try search("nord-2").get()
    gateway.clock.advance(by: 86_400)
    _ = try search("nord-1").get()
  }

  @Test func `The journal says that somebody looked, why and how many were found, never who`() throws {
    _ = try gateway.transmitted()
    _ = try search("nord-1").get()
    let body = try #require(try gateway.journal(.recherche).last)
    #expect(body["motif"]?.string == "deja-connue" && body["nombre"]?.integer == 1)
    #expect(!String(decoding: body.serialized(), as: UTF8.self).lowercased().contains("zyx"))
  }

  @Test func `The table names nobody, and two fiches of one person share no more than their codes`() throws {
    let references = try [gateway.transmitted(), gateway.transmitted()]
    var rows: [IndexRow] = []
    try gateway.database.read { try $0.indexRows { rows.append($0) } }
    #expect(Set(rows.map(\.reference)) == Set(references))
    for row in rows { #expect(row.jetons.count == 48 * 8 && row.epoque == "\(EpoqueDIndex(gateway.clock.now))") }
    #expect(rows[0].jetons != rows[1].jetons, "random codes fill each row up")
  }
}
