import Authority
import Cryptography
import Gateway
import JSON
import Liaison

/// `navette agent certificate`
struct AgentCertificateCommand: Command {
  private static let who = Operand("AGENT", .agent, "The agent's identifier.")
  private static let request = Option(
    "request", "DIR", .path, "The folder that holds tls.csr, of a new key.", isRequired: true)

  static let declaration = Declaration(
    "certificate", summary: "Give an enrolled agent a new certificate to connect with (administrateur).",
    discussion: [
      "Before the former one ends, or when it was lost or stolen: the agent keeps their identifier, their memberships and "
        + "their fiches. The former certificates are revoked at once, except the one that this very request is made with.",
      "tls.crt is written beside the request, which `navette agent request DIR --browser` makes. Members whom the agent "
        + "attested with a former certificate are named: they are to be attested again.",
    ],
    operands: [who.parameter],
    options: [request.parameter] + AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette agent certificate ts-bourg-1 --request new-folder", "A month before the end.")])

  private let agent: AgentArguments
  private let who: AgentID
  private let request: FilePath
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    who = try values.required(Self.who)
    request = try values.required(Self.request)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let folder = try AgentFolder(request)
    let requests = try AgentRequests(in: folder, doorOnly: true)
    guard !BoundedFile.exists(folder.tlsCertificateFile) else {
      throw CommandError(
        .conflict, "there is a tls.crt beside the request already: nothing was asked",
        hint: "`navette agent request DIR --browser` makes a new key in a folder of its own.")
    }
    let session = try agent.session(console)
    let root = try session.folder.root()
    let answer = try session.administer(
      .post("/api/agents/\(who)/certificat", DemandeDAcces(demande: requests.authentication.request).json))
    let delivery = try AgentDelivery(answer, for: requests, root: root, at: session.now())
    try delivery.write(to: folder)
    try? PrivateFile.create(folder.rootFile, Array(root.pem.utf8))
    try? PrivateFile.create(folder.configurationFile, session.configuration.bytes)
    if isJSON { return console.print(answer.json.text) }
    let revoked = try answer.elements("revoques").count
    console.print("\(who) : nouveau certificat, SHA-256 \(delivery.authentication.sha256.hex) ; \(revoked) révoqué(s).")
    let members = try answer.elements("aAttester").map { SafeText.line(try $0.string(maximum: 64)) }
    if !members.isEmpty { console.print("À attester de nouveau par \(who) : \(members.joined(separator: ", ")).") }
  }
}
