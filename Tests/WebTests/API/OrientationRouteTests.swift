import JSON
import Journal
import Store
import Testing

/// The right circuit, over the API.
struct OrientationRouteTests {
  private static let minor: JSON = [
    "profil": "victime", "classeAge": "6-10", "natures": ["negligences"], "accord": "non-demande",
  ]

  @Test func `an orientation says what is imposed, open and closed, and leaves no trace`() throws {
    let fixture = try GatewayFixture()
    let before = fixture.database.checkpoint.checkpoint.size
    let answer = try fixture.post("intervenant", "/api/orientation", ["faits": Self.minor, "commune": "01053"])
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.json["devoirs"]?[0]?["code"] == "transmettre-a-la-crip")
    #expect(answer.json["imposees"]?[0]?["fondements"] == ["casf-l226-2-1"])
    #expect(answer.json["fermees"]?.array?.isEmpty == false)
    #expect(answer.text.contains(#""id":"nord""#) && !answer.text.contains(#""id":"sud""#))
    #expect(fixture.database.checkpoint.checkpoint.size == before)
  }

  @Test func `the police have nothing open but an avis`() throws {
    let answer = try GatewayFixture().post("gardien", "/api/orientation", ["faits": Self.minor])
    let open = (answer.json["imposees"]?.array ?? []) + (answer.json["ouvertes"]?.array ?? [])
    #expect(answer.status == 200 && open.allSatisfy { $0["acte"] == "avis-de-peril" }, "\(answer.text)")
  }

  @Test(arguments: [
    (JSON.object([:]), "/faits"), (JSON.object(["faits": [:]]), "/faits/profil"),
    (JSON.object(["faits": minor, "commune": "99999"]), "/commune"),
    (JSON.object(["faits": minor, "texte": "x"]), "/texte"),
    (JSON.object(["faits": minor.setting("/natures", ["autre"])]), "/faits/natures/0"),
    (JSON.object(["faits": minor.setting("/objetsAccord", ["contact"])]), "/faits/objetsAccord"),
    (JSON.object(["faits": minor, "commune": "75056"]), "/commune"),
  ])
  func `facts that are not coded, or a commune that nobody covers, are refused`(body: JSON, pointer: String) throws {
    let answer = try GatewayFixture().post("intervenant", "/api/orientation", body)
    #expect(answer.status == 422 && answer.pointers == [pointer], "\(answer.text)")
  }

  @Test func `nobody is oriented without a certificate`() throws {
    #expect(try GatewayFixture().post(nil, "/api/orientation", ["faits": Self.minor]).status == 403)
  }
}
