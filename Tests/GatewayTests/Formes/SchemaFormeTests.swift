import Cryptography
import Gateway
import JSON
import Liaison
import TestSupport
import Testing

/// What is published of each form, against its reader: neither may refuse what the other takes for well formed.
struct SchemaFormeTests {
  /// A form, and a value that reads.
  struct Cas: Sendable {
    let forme: EchangesFormeTests.Cas
    let json: JSON

    var nom: String { forme.nom }
    var schema: JSONSchema { forme.schema }
    func lire(_ json: JSON) throws { _ = try forme.relire(json) }

    init(forme: EchangesFormeTests.Cas, json: JSON) { (self.forme, self.json) = (forme, json) }
    init<F: Forme>(_ type: F.Type, _ json: JSON) { self.init(forme: EchangesFormeTests.Cas(type), json: json) }

    func fautes(_ json: JSON) -> [String] {
      let definitions = JSONObject(members: schema.definitions.map { ($0.key, .object($0.value)) })
      return SchemaValidator(definitions: definitions).faults(json, schema.json)
    }
  }

  /// Every form, in its greatest and least forms.
  static let tous = Result { () throws -> [Cas] in
    let maximale = try Exemples.maximale()
    let transmission = try Exemples.demande(maximale).transmission
    let scellee = FicheScellee(transmission.fiche, de: transmission, par: try AgentID("agent-1"))
    let contenus: [ContenuScelle] = [
      .fiche(scellee), .accuse(AccuseDeReception()), .refus(try Refus(motif: MotifRefus(code: "doublon"))),
      .reorientation(try ClesFormeTests.reorientation().reorientation),
      .justification(try Justification(Texte("Vingt caractères, pas moins."))),
    ]
    let autres = [
      Cas(DemandeDeTransmission.self, maximale), Cas(DemandeDeTransmission.self, Exemples.minimale),
      Cas(DemandeDeTransmission.self, Exemples.minimale.avec("/enSuiteDe", .string(EchangesFormeTests.suite))),
      Cas(Transmission.self, transmission.json), Cas(FicheScellee.self, scellee.json),
      Cas(DemandeDOrientation.self, ["faits": EchangesFormeTests.faits, "commune": "01053"]),
      Cas(DemandeDeReorientation.self, try ClesFormeTests.reorientation().json),
      Cas(DemandeDAgent.self, try ClesFormeTests.agent()),
      Cas(DemandeDeChiffrement.self, try CoffreFormeTests.demande().json),
      Cas(DemandeDeClesRecouvrees.self, try RecouvrementFormeTests.cles().json),
      Cas(DemandeDeRecouvrement.self, try RecouvrementFormeTests.cles().demande.json),
      Cas(DemandeDeCoffre.self, try CoffreFormeTests.depot().json),
      Cas(DemandeDAcces.self, DemandeDAcces(demande: try CoffreFormeTests.demande().demande).json),
    ]
    return EchangesFormeTests.complets.map { Cas(forme: $0.cas, json: $0.json) } + autres
      + contenus.map { Cas(ContenuScelle.self, $0.json) }
  }

  @Test func `what is read is described`() throws {
    for cas in try Self.tous.get() {
      try cas.lire(cas.json)
      #expect(cas.fautes(cas.json) == [], "\(cas.nom)")
    }
  }

  @Test func `an unknown member, another type, a member that is missing and another code are outside both`() throws {
    for cas in try Self.tous.get() {
      var refus = 0
      func outside(_ json: JSON, _ pointer: String) {
        refus += 1
        #expect(throws: (any Error).self, "\(cas.nom) \(pointer)") { try cas.lire(json) }
        #expect(!cas.fautes(json).isEmpty, "\(cas.nom) \(pointer)")
      }
      for (pointer, value) in cas.json.tous {
        outside(cas.json.avec(pointer, value.object == nil ? [:] : "x"), pointer)
        outside(cas.json.avec(pointer, .double(0.5)), pointer)
        if value.object != nil { outside(cas.json.avec(pointer + "/zz", 1), pointer) }
        if let text = value.string, text.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, isCode(cas, pointer) {
          outside(cas.json.avec(pointer, .string("\(text)-inconnu")), pointer)
        }
      }
      #expect(refus >= 3, "\(cas.nom)")
    }
  }

  @Test func `what the description refuses, the reader refuses`() throws {
    let essais: [JSON] = [
      nil, true, 0, -1, 3, 99_999_999, "", " ", "x", "\u{7}", "a\nb", "\u{202e}", "2026-02-30", "AAEC", [], [nil],
      ["x", "x"],
      [:], .string(String(repeating: "a", count: 5000)), .array(.init(repeating: [:], count: 31)),
    ]
    var refus = 0
    // The greatest fiche once: as a transmission. Sealed, it is the same.
    for cas in try Self.tous.get() where cas.json.tous.count < 60 || cas.nom == "DemandeDeTransmission" {
      for (pointer, _) in cas.json.tous {
        for essai in (pointer.isEmpty ? [] : [JSON?.none]) + essais.map(Optional.some) {
          let json = cas.json.avec(pointer, essai)
          guard !cas.fautes(json).isEmpty else { continue }
          refus += 1
          #expect(throws: (any Error).self, "\(cas.nom) \(pointer) \(essai?.texte.prefix(40) ?? "absent")") {
            try cas.lire(json)
          }
        }
      }
    }
    #expect(refus > 5000, "too little was refused to prove anything: \(refus)")
  }

  /// Whether the description has a closed list there: no text at all passes but its own.
  private func isCode(_ cas: Cas, _ pointer: String) -> Bool {
    !["aaaa", "01004", "2026-01-01", "AAEC"].contains { cas.fautes(cas.json.avec(pointer, .string($0))).isEmpty }
  }
}
