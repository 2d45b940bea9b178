import Authority
import Cryptography
import Foundation
import Gateway
import HTTP
import JSON
import Journal
import Liaison
import Store
import Testing

@testable import Web

/// Every operation of the description, done once: what it answers then is as described, and not only its refusals.
struct EveryOperationTests {
  @Test func `every operation that is described answers as described when it is done`() throws {
    var walk = OperationWalk()
    try service(&walk)
    try fiches(&walk)
    try avis(&walk)
    try saisines(&walk)
    try notifications(&walk)
    try brouillons(&walk)
    try orales(&walk)
    try statistiques(&walk)
    try recouvrements(&walk)
    try directory(&walk)
    try coffres(&walk)
    try journal(&walk)
    try conservation(&walk)
    #expect(walk.done == Set(RouterTests.router.routes.map { "\($0.method.rawValue) \($0.path)" }))
  }

  private func conservation(_ walk: inout OperationWalk) throws {
    let kept = try walk.fixture.get().ficheEchue()
    try walk.post(
      "dpo", "/api/fiches/{reference}/archivage", kept, ["motif": "contentieux", "fin": "2030-01-01"])
    _ = try walk.fixture.get().ficheEchue()
    _ = try walk.get("dpo", "/api/conservation")
    let sheet = try walk.post("dpo", "/api/conservation/bordereaux")
    #expect(sheet.json["nombre"] == 1)
    _ = try walk.get("dpo", "/api/conservation/bordereaux/{feuille}", leaf: "1")
    try walk.post("dpo", "/api/conservation/visas", "", ["numero": 1])
    #expect(try walk.post("dpo", "/api/conservation/eliminations").json["nombre"] == 1)
  }

  private func service(_ walk: inout OperationWalk) throws {
    for (agent, template) in [
      ("gardien", "/openapi.json"), ("gardien", "/api/pki"), ("admin", "/api/metriques"), ("cadre", "/api/moi"),
      ("nord-1", "/api/organismes"), ("admin", "/api/agents"),
    ] { _ = try walk.get(agent, template) }
    _ = try walk.get("gardien", "/api/communes", query: "?q=bourg")
  }

  private func fiches(_ walk: inout OperationWalk) throws {
    try walk.post(
      "intervenant", "/api/recherches", "", ["nom": "Zyx", "prenoms": "Zyx", "motif": "avant-transmission"])
    try walk.post("intervenant", "/api/orientation", "", ["faits": Bodies.faits, "commune": "01053"])
    try walk.post("intervenant", "/api/fiches/simulation", "", Bodies.simulation)
    let family = Bodies.transmission.setting("/faits/profil", "famille")
      .setting("/faits/natures", ["violences-physiques"]).setting("/faits/imminence", "possible")
      .setting("/faits/parents", "a-informer")
    func send(_ walk: inout OperationWalk, _ body: JSON = Bodies.transmission) throws -> String {
      try #require(try walk.post("intervenant", "/api/fiches", "", body).json["reference"]?.string)
    }
    let answered = try send(&walk, family)
    _ = try send(&walk, Bodies.transmission(joining: Array("Note inventée.".utf8)))
    _ = try walk.get("intervenant", "/api/obligations")
    _ = try walk.get("intervenant", "/api/boite")
    _ = try walk.get("nord-1", "/api/boite/decompte")
    let steps: [(agent: String, verb: String, body: JSON)] = [
      (
        "intervenant", "acquittement", ["obligation": "transmettre-a-la-crip", "reponse": "faite-par-un-autre"]
      ), ("nord-1", "ouverture", [:]), ("nord-1", "accuse", ["priseEnChargePar": "nord-2"]),
      ("nord-1", "retour", Bodies.retour), ("intervenant", "cloture", [:]),
    ]
    for step in steps { try walk.post(step.agent, "/api/fiches/{reference}/\(step.verb)", answered, step.body) }
    for read in ["chronologie", "recus"] {
      _ = try walk.get("intervenant", "/api/fiches/{reference}/\(read)", answered)
    }
    let step = try #require(
      try walk.fixture.get().get("intervenant", "/api/fiches/\(answered)/chronologie").json["evenements"]?[0]?[
        "feuille"]?
        .integer)
    _ = try walk.get("intervenant", "/api/fiches/{reference}/preuves/{feuille}", answered, leaf: "\(step)")
    try walk.post("intervenant", "/api/fiches/{reference}/rappel", send(&walk), ["motif": "erreur-destinataire"])
    try walk.post("intervenant", "/api/fiches/{reference}/effacement", send(&walk), ["motif": "erreur"])
    let withdrawn = try send(&walk)
    try walk.post("nord-1", "/api/fiches/{reference}/ouverture", withdrawn)
    try walk.post("intervenant", "/api/fiches/{reference}/retrait", withdrawn, ["par": "personne"])
    try walk.post("nord-1", "/api/fiches/{reference}/opposition", withdrawn, ["issue": "arretee"])
    let declined = try send(&walk)
    try walk.post("nord-1", "/api/fiches/{reference}/ouverture", declined)
    try walk.post("nord-1", "/api/fiches/{reference}/refus", declined, ["motif": "hors-competence"])
    try reroute(&walk, send(&walk))
  }

  /// The gateway cannot tell whether a key was wrapped well, only for whom: any key does here.
  private func reroute(_ walk: inout OperationWalk, _ reference: String) throws {
    let found = try walk.get("nord-1", "/api/organismes/{organisme}/destinataires", "sud")
    let opened = try walk.post("nord-1", "/api/fiches/{reference}/ouverture", reference)
    let point = try P256PrivateKey.generate().publicKey.point
    let keys = try (found.json["destinataires"]?.array ?? []).map { recipient -> JSON in
      let der = try #require(recipient["certificat"]?.string.flatMap { Data(base64Encoded: $0) })
      let recipient = try #require(try Certificate(der: [UInt8](der)).subjectKeyIdentifier)
      return [
        "enveloppe": opened.json["enveloppes"]?[0]?["id"] ?? .null,
        "destinataire": .string(recipient.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()),
        "ephemere": .string(Data(point).base64EncodedString()),
        "cle": .string(Data(repeating: 9, count: 40).base64EncodedString()),
      ]
    }
    try walk.post(
      "nord-1", "/api/fiches/{reference}/reorientation", reference,
      ["destination": "sud", "motif": "changement-adresse", "cles": .array(keys)])
  }

  private func brouillons(_ walk: inout OperationWalk) throws {
    let cms = try walk.fixture.get().draft(of: "intervenant")
    try walk.post("intervenant", "/api/brouillons/{brouillon}", "", ["cms": cms])
    _ = try walk.get("intervenant", "/api/brouillons")
    #expect(try walk.get("intervenant", "/api/brouillons/{brouillon}").json["cms"] == cms)
    try walk.post("intervenant", "/api/brouillons/{brouillon}/suppression")
  }

  private func statistiques(_ walk: inout OperationWalk) throws {
    try walk.post(
      "intervenant", "/api/passages", "",
      [
        "cle": .string(IdempotencyKey.random().description),
        "faits": ["nature": "entretien", "profil": "victime", "problematique": "addiction"],
      ])
    try walk.fixture.get().database.writeAndWait { transaction in
      for number in 0..<40 {
        try transaction.count(
          "profil=\(number % 2 == 0 ? "victime" : "famille")", population: "passage", mois: "2020-02")
      }
    }
    _ = try walk.get("dpo", "/api/statistiques/{trimestre}", "2020-T1")
    try walk.post("dpo", "/api/statistiques/{trimestre}/publication", "2020-T1", ["commentaire": "Un essai."])
    _ = try walk.get("gardien", "/api/statistiques")
    #expect(try walk.get("gardien", "/api/statistiques/annees/{annee}").json["trimestres"] == ["2020-T1"])
  }

  private func avis(_ walk: inout OperationWalk) throws {
    let sent = try walk.post("intervenant", "/api/avis", "", Bodies.avis)
    let reference = try #require(sent.json["reference"]?.string)
    _ = try walk.get("gardien", "/api/avis")
    try walk.post("gardien", "/api/avis/{reference}/ouverture", reference)
    try walk.post(
      "intervenant", "/api/avis/{reference}/justification", reference,
      ["texte": "Justification inventée, assez longue pour être lue.", "relecture": "circo"])
    try walk.post("cadre", "/api/avis/{reference}/relecture", reference, ["conclusion": "fondee"])
    _ = try walk.get("dpo", "/api/relectures")
    try evidence("/api/avis", of: reference, &walk)
  }

  private func notifications(_ walk: inout OperationWalk) throws {
    try walk.post(
      "gardien", "/api/moi/notifications", "", ["adresse": "gardien@exemple.invalid", "refusees": ["rappels"]])
    #expect(try walk.get("gardien", "/api/moi/notifications").json["refusees"] == ["rappels"])
  }

  private func saisines(_ walk: inout OperationWalk) throws {
    let made = try walk.post("gardien", "/api/saisines", "", Bodies.saisine)
    let reference = try #require(made.json["reference"]?.string)
    _ = try walk.get("gardien", "/api/saisines")
    try walk.post("intervenant", "/api/saisines/{reference}/ouverture", reference)
    try walk.post("intervenant", "/api/saisines/{reference}/suite", reference, ["suite": "prise-de-contact"])
    try evidence("/api/saisines", of: reference, &walk)
  }

  /// The steps of an avis, and the evidence of the first.
  private func evidence(_ list: String, of reference: String, _ walk: inout OperationWalk) throws {
    let steps = try walk.get("intervenant", list + "/{reference}/etapes", reference)
    let leaf = try #require(steps.json["evenements"]?[0]?["feuille"]?.integer)
    _ = try walk.get("intervenant", list + "/{reference}/preuves/{feuille}", reference, leaf: "\(leaf)")
  }

  private func orales(_ walk: inout OperationWalk) throws {
    let now = try walk.fixture.get().gateway.clock()
    func record(_ walk: inout OperationWalk, _ body: JSON) throws -> String {
      try #require(try walk.post("intervenant", "/api/orales", "", body).json["reference"]?.string)
    }
    let peril = try record(&walk, Bodies.orale(at: now))
    _ = try walk.get("intervenant", "/api/orales")
    try walk.post("intervenant", "/api/orales/{reference}/ouverture", peril)
    try walk.post(
      "intervenant", "/api/orales/{reference}/justification", peril,
      ["texte": "Justification inventée, assez longue pour être lue.", "relecture": "circo"])
    try walk.post("cadre", "/api/orales/{reference}/relecture", peril, ["conclusion": "a-discuter"])
    try evidence("/api/orales", of: peril, &walk)
    let unfounded = try record(
      &walk, Bodies.orale(at: now).setting("/fondement", "accord").setting("/faits", Bodies.faits))
    try walk.post(
      "intervenant", "/api/orales/{reference}/acquittement", unfounded,
      ["obligation": "rendre-compte-au-dpo", "reponse": "faite"])
    let waiting = try walk.post("intervenant", "/api/fiches", "", Bodies.transmission)
    try walk.fixture.get().advance(by: 2 * 86_400)
    try walk.post(
      "intervenant", "/api/fiches/{reference}/relance", try #require(waiting.json["reference"]?.string))
  }

  private func directory(_ walk: inout OperationWalk) throws {
    let enrolment = try AgentKeys.generate().enrolment(of: OpaqueIdentifier("nord-3"))
    let enrolled = try walk.post(
      "admin", "/api/agents", "",
      [
        "nom": "nord-3", "role": "travailleur-social", "secret": "profession",
        "demandes": [
          "authentification": .string(enrolment.authentication.pem), "chiffrement": .string(enrolment.encryption.pem),
        ],
      ])
    let pem = try #require(enrolled.json["certificats"]?["chiffrement"]?.string)
    let certificate = try Certificate(pem: Array(pem.utf8))
    let cadre = try #require(try walk.fixture.get().agents["cadre"])
    let attestation = try MembershipAttestation.make(
      certificate: certificate, agent: OpaqueIdentifier("nord-3"), organisme: OpaqueIdentifier("nord"),
      validity: CertificateValidity(from: certificate.notBefore, days: 30),
      attester: cadre.certificates.authentication, key: cadre.keys.authentication)
    try walk.post(
      "cadre", "/api/organismes/{organisme}/membres", "nord",
      ["attestation": .string(String(decoding: attestation.text, as: UTF8.self))])
    try walk.post("cadre", "/api/organismes/{organisme}/permanence", "nord", ["agents": ["nord-1", "nord-3"]])
    try walk.post("cadre", "/api/organismes/{organisme}/membres/{agent}/fin", "nord")
    let door = try CertificateRequest.make(
      subject: DistinguishedName(commonName: "nord-3"), key: .generate(), usage: .digitalSignature)
    try walk.post("admin", "/api/agents/{agent}/certificat", "nord-3", ["demande": .string(door.pem)])
    try walk.post("admin", "/api/agents/{agent}/revocation", "nord-3", ["motif": "perte"])
    try walk.post(
      "admin", "/api/organismes", "",
      ["organismes": [["id": "est", "nom": "Secteur est", "nature": "secteur", "circonscription": "circo"]]])
  }

  /// As for a re-routing, any key does here, for the right certificate.
  private func recouvrements(_ walk: inout OperationWalk) throws {
    let fixture = try walk.fixture.get()
    let sent = try fixture.post(
      "intervenant", "/api/fiches", Bodies.transmission.setting("/fiche/coordonnees/commune", "01053"))
    #expect(sent.status == 201, "\(sent.text)")
    let new = try fixture.post("nord-2", "/api/moi/chiffrement", CoffreRouteTests.body("nord-2", .generate()))
    let pem = try #require(new.json["certificat"]?.string)
    let cadre = try #require(fixture.agents["cadre"])
    let certificate = try Certificate(pem: Array(pem.utf8))
    let attestation = try MembershipAttestation.make(
      certificate: certificate, agent: OpaqueIdentifier("nord-2"), organisme: OpaqueIdentifier("nord"),
      validity: CertificateValidity(from: certificate.notBefore, days: 30),
      attester: cadre.certificates.authentication, key: cadre.keys.authentication)
    _ = try fixture.post(
      "cadre", "/api/organismes/nord/membres",
      ["attestation": .string(String(decoding: attestation.text, as: UTF8.self)), "dePermanence": true])
    let who: JSON = ["agent": "nord-2", "organisme": "circo"]
    let handed = try walk.post("cadre", "/api/recouvrements", "", who)
    let envelope = try #require(handed.json["fiches"]?[0]?["enveloppes"]?[0]?["id"])
    let key: JSON = [
      "enveloppe": envelope, "destinataire": new.json["cle"] ?? .null,
      "ephemere": .string(Data(try P256PrivateKey.generate().publicKey.point).base64EncodedString()),
      "cle": .string(Data(repeating: 9, count: 40).base64EncodedString()),
    ]
    try walk.post("cadre", "/api/recouvrements/cles", "", who.setting("/cles", [key]))
  }

  private func coffres(_ walk: inout OperationWalk) throws {
    let key = try P256PrivateKey.generate()
    try walk.post("sud-1", "/api/moi/chiffrement", "", CoffreRouteTests.body("sud-1", key))
    let cle = JSON.string(Hexadecimal.encode(key.publicKey.keyIdentifier))
    try walk.post("sud-1", "/api/moi/coffre", "", ["coffre": CoffreRouteTests.coffre("sud-1", key), "cle": cle])
    try walk.post("sud-1", "/api/moi/chiffrement", "", CoffreRouteTests.body("sud-1", .generate()))
    _ = try walk.get("sud-1", "/api/moi/coffre")
  }

  private func journal(_ walk: inout OperationWalk) throws {
    // The start is what journals the set in force.
    try walk.fixture.get().gateway.life.started(
      version: "essai", scripts: [String(repeating: "00", count: 32)], configuration: [:])
    try walk.fixture.get().cosign()
    for template in [
      "/journal/checkpoint", "/journal/checkpoint.cosigned", "/journal/witnesses.vkey", "/journal/log.vkey",
      "/api/journal/preuves/{feuille}", "/api/journal/preuves/{feuille}/dossier",
    ] {
      _ = try walk.get("auditeur", template)
    }
    for template in ["/api/journal/entrees", "/api/journal/etat"] { _ = try walk.get("auditeur", template) }
    _ = try walk.get("auditeur", "/api/journal/entrees/{feuille}", "0")
    // What an authority answered is kept as it came: whether it is good was judged before.
    let database = try walk.fixture.get().database
    let checkpoint = database.checkpoint.signed
    let size = checkpoint.claim.size
    try database.writeAndWait { transaction in
      try transaction.keep(checkpoint)
      try transaction.keep(timestamp: [0x30, 0], of: size, authority: "tsa-1", at: Date())
    }
    #expect(try walk.get("auditeur", "/journal/timestamps").text == "\(size) tsa-1\n")
    for file in ["\(size).checkpoint", "\(size).tsa-1.tsr"] {
      _ = try walk.get("auditeur", "/journal/timestamps/{fichier...}", file)
    }
    _ = try walk.get("auditeur", "/api/journal/rapport", query: "?du=2026-01-01&au=2026-01-31")
    let policies = try #require(try walk.get("admin", "/api/metriques").json["politiques"]?.string)
    _ = try walk.get("auditeur", "/journal/policies/{fichier...}", "\(policies).cedar")
    _ = try walk.get("auditeur", "/journal/tile/{fichier...}", "0/000.p/1")
    _ = try walk.get("auditeur", "/journal/bodies/{fichier...}", "000.p/1")
    try walk.post("dpo", "/api/journal/elagages/simulation", "", ["classe": "acces"])
    try walk.post("dpo", "/api/journal/elagages", "", ["classe": "acces", "avant": "2020-01-01"])
  }
}
