import Foundation
import JSON
import Liaison

/// A gateway is made, the territory described, agents enrolled, attested and put on duty.
struct InstallationScene {
  let stage: DemoStage
  let port: UInt16
  let policies: FilePath

  private var folder: DemoFolder { stage.folder }
  private var administrator: String { DemoAgent.administrator }

  /// Makes the gateway, its witness, and starts both.
  func install() throws -> (DemoServer, DemoWitness) {
    stage.chapter("La passerelle : autorités, clés, journal")
    let own = folder.agent(administrator).description
    try stage.required(
      "Fait ses deux clés, de son côté", as: administrator,
      ["agent", "request", own, "--name", administrator, "--no-passphrase"])
    try stage.required(
      "Installe : racine, autorité émettrice, sceau, journal, politiques", as: administrator,
      [
        "init", "--data", folder.data.description, "--keys", folder.keys.description, "--admin", own, "--host",
        "127.0.0.1", "--host", "localhost", "--port", "\(port)", "--origin", "navette-demo.invalid/journal",
        "--policies", policies.description, "--no-passphrase",
      ])
    try mark(administrator)
    try publish()
    let witness = try WitnessScene(stage: stage).install()
    let server = try DemoServer(folder, port: port)
    stage.say("Le serveur écoute sur \(server.address.description) (processus \(server.pid)), TLS mutuel.")
    return (server, witness)
  }

  /// Puts the public certificates and lists where other people's tools read them.
  func publish() throws {
    let source = folder.data.appending("pki")
    let root = try BoundedFile.read(source.appending("ca.crt"), maximum: 65_536)
    let issuing = try BoundedFile.read(source.appending("issuing.crt"), maximum: 65_536)
    try PrivateFile.replace(folder.pki.appending("ca.crt"), root + issuing)
    for name in ["gateway.crt", "seal.crt", "root.crl", "issuing.crl", "log.vkey"] {
      try PrivateFile.replace(
        folder.pki.appending(name), try BoundedFile.read(source.appending(name), maximum: 4 << 20))
    }
  }

  /// Describes the territory.
  func importTerritory() throws {
    stage.chapter("Le territoire : l’Ain, ses communes réelles, des secteurs inventés")
    let territory = try DemoTerritory(try Communes.france())
    var recoveries: [String: String] = [:]
    for id in DemoTerritory.recovering {
      let out = folder.recovery.appending(id)
      try stage.required(
        "Fait et partage en deux la clé de recouvrement de \(id)", as: administrator,
        ["secteur", "recovery-key", id, "--out", out.description] + (try protection(of: id)), isTold: false)
      recoveries[id] = try TextFile.text(out.appending("recovery.b64"))
    }
    stage.say("\(recoveries.count) clés de recouvrement faites, chacune partagée entre deux personnes.")
    let file = folder.agent(administrator).appending("territoire.json")
    try PrivateFile.create(file, territory.file(recoveries: recoveries).serialized(.pretty))
    let count = territory.communes.reduce(0) { $0 + $1.count }
    try stage.play(
      "Importe \(count) communes, \(DemoTerritory.secteurs.count) secteurs et les autres organismes",
      as: administrator, ["secteur", "import", file.description, "--json"], .status(200))
  }

  /// The shares of the body that the demo recovers from are under two passphrases; the others are left in the clear, as keys
  /// to throw away.
  private func protection(of body: String) throws -> [String] {
    guard body == RecoveryScene.body else { return ["--no-passphrase"] }
    return try RecoveryScene.holders.enumerated().flatMap { place, _ in
      let file = folder.recovery.appending("phrase-\(place + 1).txt")
      try PrivateFile.create(file, Array("\(ProposedPassphrase.make())\n".utf8))
      return ["--share-passphrase-file", file.description]
    }
  }

  /// Enrols everybody: each makes their keys, the administrator has them certified, never seeing a private one.
  func enrol() throws {
    stage.chapter("Les agents : chacun fait ses clés, le cadre ou le DPO les atteste")
    for agent in DemoAgent.all where agent.name != administrator { try enrol(agent) }
    stage.say("\(DemoAgent.all.count) agents enrôlés ; leurs clés privées n’ont pas quitté leurs dossiers.")
    try stage.play(
      "Essaie d’attester lui-même un destinataire", as: administrator,
      [
        "agent", "attest", "ts-bourg-1", "--organisme", "secteur-bourg", "--certificate",
        folder.agent(administrator).appending("demandes-ts-bourg-1/encryption.crt").description,
      ],
      .refused(articles: ["RGPD, art. 32"]))
    for member in DemoAgent.members { try attest(member) }
    stage.say("\(DemoAgent.members.count) attestations signées : sans elles, rien n’est scellé à personne.")
    for (body, members) in duties() {
      guard let attester = members.first?.attester else { continue }
      try stage.required(
        "Met de permanence : \(body)", as: attester,
        ["agent", "duty"] + members.map(\.name) + ["--organisme", body], own: attester, isTold: false)
    }
    stage.say("Permanences désignées dans \(duties().count) organismes : les fiches ne sont scellées qu’à elles.")
  }

  private func enrol(_ agent: DemoAgent) throws {
    let own = folder.agent(agent.name)
    try stage.required(
      "Fait ses deux clés et ses demandes de certificat", as: agent.name,
      [
        "agent", "request", own.description, "--name", agent.name, "--no-passphrase", "--server",
        "https://127.0.0.1:\(port)", "--ca", folder.pki.appending("ca.crt").description, "--vkey-file",
        folder.pki.appending("log.vkey").description,
      ], isTold: false)
    try mark(agent.name)
    // The requests travel to the administrator, the certificates travel back: the keys do not.
    let desk = folder.agent(administrator).appending("demandes-\(agent.name)")
    try PrivateFolder.create(desk)
    try carry(["tls.csr", "encryption.csr"], from: own, to: desk)
    try stage.required(
      "Enrôle \(agent.name) (\(agent.role.libelle))", as: administrator,
      [
        "agent", "add", "--name", agent.name, "--role", agent.role.code, "--secrecy", agent.secrecy.code, "--request",
        desk.description,
      ], own: administrator, isTold: false)
    try carry(["tls.crt", "encryption.crt"], from: desk, to: own)
  }

  private func attest(_ member: DemoAgent) throws {
    guard let body = member.body, let attester = member.attester else { return }
    let received = folder.agent(attester).appending("certificats")
    try PrivateFolder.ensure(received)
    let copy = received.appending("\(member.name).crt")
    let certificate = folder.agent(member.name).appending("encryption.crt")
    try PrivateFile.create(copy, try BoundedFile.read(certificate, maximum: 65_536))
    try stage.required(
      "Atteste que \(member.name) exerce à \(body)", as: attester,
      ["agent", "attest", member.name, "--organisme", body, "--certificate", copy.description], own: attester,
      isTold: ["cadre", "ts-bourg-1"].contains(member.name))
  }

  private func duties() -> [(body: String, members: [DemoAgent])] {
    var bodies: [String] = []
    for body in DemoAgent.members.compactMap(\.body) where !bodies.contains(body) { bodies.append(body) }
    return bodies.map { body in (body, DemoAgent.members.filter { $0.body == body }) }
  }

  private func carry(_ names: [String], from: FilePath, to: FilePath) throws {
    for name in names {
      try PrivateFile.create(to.appending(name), try BoundedFile.read(from.appending(name), maximum: 65_536))
    }
  }

  private func mark(_ agent: String) throws {
    try PrivateFile.create(
      folder.agent(agent).appending("CLES-DE-DEMONSTRATION.txt"), Array(DemoFolder.warning.utf8))
  }
}
