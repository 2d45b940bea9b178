import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

struct BlindnessTests {
  /// A string that is found nowhere else: whatever the encoding, these bytes would show.
  private static let mark = "Zyxq"

  /// A fiche with a recognisable string in every text of every section.
  private func marked() throws -> (body: JSON, count: Int) {
    var count = 0
    func mark(_ json: JSON, at name: String) -> JSON {
      switch json {
      case .object(let object):
        return .object(JSONObject(members: object.members.map { ($0.key, mark($0.value, at: $0.key)) }))
      case .array(let array): return .array(array.map { mark($0, at: name) })
      case .string(let text) where Self.texts.contains(name):
        count += 1
        return .string(name == "courriel" ? "\(Self.mark)@exemple.invalid" : "\(Self.mark) \(text)")
      default: return json
      }
    }
    let vector = try Exemples.maximale()
    let fiche = mark(try #require(vector["fiche"]), at: "fiche")
    return (vector.with("fiche", fiche).with("destination", "nord").with("saisine", nil).with("minimiser", nil), count)
  }

  private static let texts: Set<String> = [
    "nom", "nomUsage", "prenoms", "langue", "adresse", "courriel", "heberge", "personneDeConfiance", "precisions",
    "evaluation", "logement", "ressources", "demarches", "elements", "suivi", "handicap", "recit", "autrePersonne",
    "scolarite", "vitAvec", "positionDesParents", "attendu", "demandeDeLaPersonne", "servicesEnLien",
  ]

  @Test func `no text of a fiche, of an answer or of an avis is in any file`() throws {
    let gateway = try TestGateway()
    let (body, count) = try marked()
    #expect(count >= 24)
    let reference = try gateway.transmitted(body)
    // A refusal and a withheld section carry text as well.
    _ = try gateway.transmit(body.with("circuit", "partenaire").with("destination", "bailleur"))
    _ = try gateway.transmit(body.with("circuit", "partenaire").with("destination", "bailleur"), minimise: true)
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1", message: "\(Self.mark) reçu").get()
    _ = try gateway.giveBack(reference, by: "nord-1", commentaire: "\(Self.mark) venue").get()
    _ = try gateway.open(reference, by: "intervenant").get()

    let agent = try gateway.agent("intervenant")
    let avis = try AvisDePeril(
      personne: Ligne("\(Self.mark) qui"), lieu: Texte("\(Self.mark) où"), danger: Texte("\(Self.mark) danger"),
      demande: Texte("\(Self.mark) quoi"), alinea: .premier)
    let raised = try outcome {
      gateway.gateway.raisePeril(
        avis, to: try OrganismeID("commissariat"), by: agent, key: RequestKey(.random(), request: []), completion: $0)
    }.get()
    let justification = try Justification(Texte("\(Self.mark) : parce que le danger était immédiat."))
    _ = try outcome {
      gateway.gateway.justifyAvis(
        try Reference(#require(raised.json["reference"]?.string)), justification, reviewer: nil, by: agent,
        completion: $0)
    }.get()

    for event in try gateway.journal() {
      #expect(!String(decoding: event.serialized(), as: UTF8.self).lowercased().contains(Self.mark.lowercased()))
    }
    gateway.database.foldLog()
    let files = try gateway.files()
    #expect(files.keys.contains { $0.hasSuffix("navette.db") })
    let needles = [Self.mark, "Zoé", "0639980001", "639980001", "1990-02-28"].map { Data($0.utf8) }
    for (name, bytes) in files {
      for needle in needles {
        #expect(Data(bytes).range(of: needle) == nil, "\(String(decoding: needle, as: UTF8.self)) is in \(name)")
      }
    }
    // The search itself finds what is there: the reference is in the database.
    let database = try #require(files.first { $0.key.hasSuffix("navette.db") }?.value)
    #expect(Data(database).range(of: Data(reference.description.utf8)) != nil)
  }
}
