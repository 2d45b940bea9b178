import Authority
import Cryptography
import JSON
import Liaison

/// `navette agent add`
struct AgentAddCommand: Command {
  private static let name = Option(
    "name", "NAME", .agent, "The post's name: a service, never a person.", isRequired: true)
  private static let role = Option(
    "role", "CODE", .coded(Role.self), "One of \(CodeList.text(Role.self)).", isRequired: true)
  private static let secrecy = Option(
    "secrecy", "CODE", .coded(SoumissionAuSecret.self),
    "Why the agent is bound by secrecy: \(CodeList.text(SoumissionAuSecret.self)).", isRequired: true)
  private static let health = Flag("health-professional", "The agent is a health professional (226-14, 2° and 3°).")
  private static let profession = Option(
    "profession", "TEXT", .text, "The profession, such as assistant de service social.")
  private static let request = Option(
    "request", "DIR", .path, "The folder that holds tls.csr and, unless a browser makes that key, encryption.csr.",
    isRequired: true)

  static let declaration = Declaration(
    "add", summary: "Enrol an agent: the gateway certifies the keys of a request (administrateur).",
    discussion: [
      "tls.crt and encryption.crt are written beside the requests, and ca.crt and agent.json if they are not there. "
        + "An agent receives no fiche before a cadre has attested the encryption key.",
      "Without encryption.csr, the agent makes that key at their first visit, in their browser. A moniteur has none: it "
        + "follows the journal, and nothing is ever sealed to it.",
    ],
    options: [
      name.parameter, role.parameter, secrecy.parameter, profession.parameter, health.parameter, request.parameter,
    ]
      + AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [
      .init(
        "navette agent add --name intervenant-police --role intervenant --secrecy profession --request folder",
        "The folder comes from `navette agent request`.")
    ])

  private let agent: AgentArguments
  private let name: AgentID
  private let role: String
  private let secrecy: String
  private let isHealth: Bool
  private let profession: String?
  private let request: FilePath
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    name = try values.required(Self.name)
    role = try values.required(Self.role)
    secrecy = try values.required(Self.secrecy)
    isHealth = values.isSet(Self.health)
    profession = try values.optional(Self.profession)
    request = try values.required(Self.request)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let folder = try AgentFolder(request)
    let requests = try AgentRequests(in: folder)
    let session = try agent.session(console)
    let root = try session.folder.root()
    var asked: JSONObject = ["authentification": .string(requests.authentication.request.pem)]
    if let encryption = requests.encryption { asked["chiffrement"] = .string(encryption.request.pem) }
    var body: JSONObject = [
      "nom": .string(name.description), "role": .string(role), "secret": .string(secrecy), "demandes": .object(asked),
    ]
    if let profession { body["profession"] = .string(profession) }
    if isHealth { body["professionDeSante"] = true }
    let answer = try session.administer(.post("/api/agents", .object(body)))
    let delivery = try AgentDelivery(answer, for: requests, root: root, at: session.now())
    try delivery.write(to: folder)
    try? PrivateFile.create(folder.rootFile, Array(root.pem.utf8))
    try? PrivateFile.create(folder.configurationFile, session.configuration.bytes)
    if isJSON { return console.print(answer.json.text) }
    console.print("Agent \(SafeText.line(try answer.string("agent", maximum: 64))) enrolled.")
    guard let encryption = delivery.encryption else {
      if role == Role.moniteur.code { return console.print("It follows the journal: `navette journal monitor`.") }
      return console.print("At their first visit with a browser they make their encryption key; the cadre attests it.")
    }
    console.print("  encryption.crt  SHA-256 \(encryption.sha256.hex)")
    console.print("The cadre attests that digest: `navette agent attest`.")
  }
}
