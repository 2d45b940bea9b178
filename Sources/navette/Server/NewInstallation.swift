import Authority
import Cryptography
import Foundation
import Gateway
import Journal
import Liaison
import Store

/// Makes a gateway: authorities, keys, certificates, configuration, policies, first administrator.
///
/// The folders must not exist: an installation is never repaired over another, whose keys would be lost.
struct NewInstallation {
  let folders: ServerFolders
  let configuration: ServerConfigurationFile
  let policySource: FilePath
  let administrator: AgentFolder
  /// Protects the root's key; none for trials.
  let rootPassphrase: SecretBytes?
  let now: Date

  /// What was made, for the person to read.
  struct Result {
    let root: Certificate
    let administrator: AgentID
    let verifier: LogVerifier
  }

  func make() throws -> Result {
    // Everything that can be wrong is read before anything is made.
    let requests = try AgentRequests(in: administrator)
    let policies = try PolicyFiles.read(policySource)
    guard !BoundedFile.exists(administrator.tlsCertificateFile) else {
      throw CommandError(.conflict, "the administrator's folder has certificates already")
    }
    let journal = try Ed25519PrivateKey.generate()
    let signer: LogSigner
    do {
      signer = try LogSigner(origin: configuration.origin, privateKey: journal)
    } catch {
      throw CommandError.usage("--origin cannot be a journal's name: \(error.code.rawValue)")
    }
    let chain = try Authorities(now: now)
    try makeFolders()
    try write(chain)
    try PrivateFile.create(folders.journalKey, try journal.pem())
    try CoffreKeyFile.make(folders.coffresKey)
    try PrivateFile.create(folders.vkey, Array((signer.verifier.key.vkey + "\n").utf8))
    try gatewayCertificates(chain.issuing)
    for policy in policies { try PrivateFile.create(folders.policies.appending(policy.name), Array(policy.text.utf8)) }
    try enrolAdministrator(requests, chain, signer)
    // Last: what makes the folder an installation.
    try PrivateFile.create(folders.configurationFile, configuration.bytes)
    let id = try AgentID(requests.authentication.agent.text)
    return Result(root: chain.root.certificate, administrator: id, verifier: signer.verifier)
  }

  private func makeFolders() throws {
    for folder in [folders.data, folders.keys, folders.offline, folders.pki, folders.policies] {
      try PrivateFolder.create(folder)
    }
  }

  private func write(_ chain: Authorities) throws {
    try PrivateFile.create(folders.rootKey, try chain.rootKey.pem(passphrase: rootPassphrase))
    try PrivateFile.create(folders.issuingKey, try chain.issuingKey.pem())
    try PrivateFile.create(folders.rootCertificate, Array(chain.root.certificate.pem.utf8))
    try PrivateFile.create(folders.issuingCertificate, Array(chain.issuing.certificate.pem.utf8))
    let rootList = try chain.root.makeRevocationList(revoked: [], number: 1, at: now)
    let issuingList = try chain.issuing.makeRevocationList(revoked: [], number: 1, at: now)
    try PrivateFile.create(folders.rootList, Array(rootList.pem.utf8))
    try PrivateFile.create(folders.issuingList, Array(issuingList.pem.utf8))
  }

  private func gatewayCertificates(_ issuing: CertificateAuthority) throws {
    let hosts = configuration.hosts
    try certify(.gatewayServer, "gateway", hosts, issuing, folders.gatewayKey, folders.gatewayCertificate)
    try certify(.gatewaySeal, "seal", [], issuing, folders.sealKey, folders.sealCertificate)
  }

  private func certify(
    _ profile: CertificateProfile, _ name: String, _ hosts: [String], _ issuing: CertificateAuthority,
    _ keyFile: FilePath, _ certificateFile: FilePath
  ) throws {
    let key = try P256PrivateKey.generate()
    let certificate = try ServerCertificate.issue(profile, name, hosts: hosts, to: key, by: issuing, at: now)
    try PrivateFile.create(keyFile, try key.pem())
    try PrivateFile.create(certificateFile, Array(certificate.pem.utf8))
  }

  private func enrolAdministrator(_ requests: AgentRequests, _ chain: Authorities, _ signer: LogSigner) throws {
    let role = try OpaqueIdentifier(Role.administrateur.code)
    let validity = try CertificateValidity(from: now, days: CertificateProfile.agentAuthentication.lifetimeLimit)
    let door = try chain.issuing.issue(requests.authentication, role: role, validity: validity)
    let encryption = try requests.encryption.map { try chain.issuing.issue($0, role: role, validity: validity) }
    let id = try AgentID(requests.authentication.agent.text)
    let agent = try Agent(id: id, nom: id.description, role: .administrateur, secret: .aucune)
    let body = try InitialEnrolment.body(of: agent, at: now)
    let folder = try DataFolder(URL(filePath: folders.data.description, directoryHint: .isDirectory))
    let database = try Database(
      .init(folder: folder, checkpointFile: URL(filePath: folders.checkpoint.description), signer: signer))
    defer { database.close() }
    let date = now
    try database.writeAndWait { transaction in
      try transaction.insert(agent, encryptionCertificate: encryption?.der)
      try transaction.addTLSCertificate(door.der, of: id, at: date)
      transaction.append(body)
    }
    let tail = chain.issuing.certificate.pem
    try PrivateFile.create(administrator.tlsCertificateFile, Array((door.pem + tail).utf8))
    if let encryption {
      try PrivateFile.create(administrator.encryptionCertificateFile, Array((encryption.pem + tail).utf8))
    }
    try PrivateFile.create(administrator.rootFile, Array(chain.root.certificate.pem.utf8))
    if let host = configuration.hosts.first,
      let address = GatewayAddress("https://\(host.contains(":") ? "[\(host)]" : host):\(configuration.port)")
    {
      try PrivateFile.create(
        administrator.configurationFile, AgentConfiguration(server: address, verifier: signer.verifier).bytes)
    }
  }
}

/// The root and the issuing authority of a new gateway.
struct Authorities {
  let rootKey: P256PrivateKey
  let issuingKey: P256PrivateKey
  let root: CertificateAuthority
  let issuing: CertificateAuthority

  init(now: Date) throws {
    rootKey = try P256PrivateKey.generate()
    issuingKey = try P256PrivateKey.generate()
    root = try CertificateAuthority.makeRoot(
      subject: .init(identifier: try OpaqueIdentifier("navette-root"), role: try OpaqueIdentifier("authority")),
      key: rootKey, validity: try CertificateValidity(from: now, days: CertificateProfile.rootCA.lifetimeLimit))
    let request = try CertificateRequest.make(
      subject: try DistinguishedName(commonName: "navette-issuing"), key: issuingKey,
      usage: CertificateProfile.issuingCA.keyUsage)
    let certificate = try root.issue(
      .issuingCA,
      to: .init(identifier: try OpaqueIdentifier("navette-issuing"), role: try OpaqueIdentifier("authority")),
      for: request, validity: try CertificateValidity(from: now, days: CertificateProfile.issuingCA.lifetimeLimit))
    issuing = try CertificateAuthority(certificate: certificate, key: issuingKey)
  }
}
