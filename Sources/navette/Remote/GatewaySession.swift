import Cryptography
import Foundation
import JSON
import Liaison
import Sealing

/// An agent's conversation with the gateway: who they are, what they believe, what they keep.
struct GatewaySession {  // Not Sendable: one command, one thread, one connection.
  let folder: AgentFolder
  let configuration: AgentConfiguration
  let transport: any GatewayTransport
  let receipts: ReceiptKeeper
  let passphrase: PassphraseSource
  let now: @Sendable () -> Date

  /// Sends a request and reads the JSON of a success.
  /// - Throws: ``CommandError``: the problem that was answered, or `untrusted` for bytes that are not strict JSON.
  func ask(_ request: GatewayRequest) throws -> Answer {
    let answer = try exchange(request)
    do {
      return Answer(try JSON.parse(answer.body, limits: .init(depth: 32, bytes: request.answerLimit)))
    } catch {
      throw CommandError(.untrusted, "the gateway's answer is not valid JSON")
    }
  }

  /// Sends a request and gives the bytes of a success.
  ///
  /// An act whose answer was lost is sent once more with its own key: the gateway does it once.
  func exchange(_ request: GatewayRequest) throws -> GatewayAnswer {
    let answer: GatewayAnswer
    do {
      answer = try transport.send(request)
    } catch let error as CommandError where error.code == .unavailable && request.key != nil {
      do {
        answer = try transport.send(request)
      } catch let second as CommandError where second.code == .unavailable {
        throw CommandError(
          .unavailable, second.message,
          hint: "Whether it was done is not known: look with `navette timeline` or `navette inbox` before retrying.")
      }
    }
    guard (200...299).contains(answer.status) else { throw ProblemDocument(answer).error }
    guard answer.body.count <= request.answerLimit else {
      throw CommandError(.untrusted, "the gateway's answer is too large")
    }
    return answer
  }

  /// Does an act, then verifies and keeps its receipt.
  func act(_ request: GatewayRequest, about reference: Reference? = nil) throws -> Answer {
    let answer = try ask(request)
    if let reference { try check(reference, in: answer) }
    try receipts.keep(try ReceivedReceipt(try answer.member("recu")), about: reference)
    return answer
  }

  /// Does an administrative act; its receipt, if it gives one, is verified and kept.
  func administer(_ request: GatewayRequest) throws -> Answer {
    let answer = try ask(request)
    if let receipt = answer.optional("recu") { try receipts.keep(try ReceivedReceipt(receipt), about: nil) }
    return answer
  }

  /// The answer must be about what was asked.
  func check(_ reference: Reference, in answer: Answer) throws {
    guard let named = try answer.optionalString("reference") else { return }
    guard named.isSame(as: reference.description) else {
      throw CommandError(.untrusted, "the gateway answered about another reference")
    }
  }

  /// Whom to believe about seals, recipients and attestations: our own root, with the lists of the day.
  ///
  /// The gateway hands over authorities and lists; both are judged under the root of the folder, so that it can withhold
  /// but not forge them.
  func trust() throws -> TrustStore {
    let answer = try ask(.get("/api/pki"))
    let root = try folder.root()
    let delivered = try folder.tlsChain().dropFirst().filter { $0.isCA && $0 != root }
    var authorities = Array(delivered)
    for element in try answer.elements("autorites", maximum: 16) {
      let certificate = try Answer(["c": element.json], pointer: element.pointer).certificate("c")
      if certificate.isCA, certificate != root, !authorities.contains(certificate) { authorities.append(certificate) }
    }
    var lists: [CertificateRevocationList] = []
    for element in try answer.elements("listes", maximum: 16) {
      let der = try Answer(["l": element.json], pointer: element.pointer).base64("l", maximum: 1 << 20)
      guard let list = try? CertificateRevocationList(der: der) else {
        throw element.fault("\(element.pointer) is not a revocation list")
      }
      lists.append(list)
    }
    do {
      return try TrustStore(anchors: [root], intermediates: authorities, crls: lists)
    } catch {
      throw CommandError(.configuration, "ca.crt cannot be used: \(error.code.rawValue)")
    }
  }

  /// Opens envelopes with the agent's own key.
  func opener(_ trust: TrustStore) throws -> Opener {
    let certificate = try folder.encryptionCertificate()
    let key = try PrivateKeyFile.p256(folder.encryptionKeyFile, passphrase: passphrase)
    do {
      return try Opener(key: key, certificate: certificate, sealAnchors: trust)
    } catch {
      throw CommandError(.configuration, "encryption.key and encryption.crt do not go together")
    }
  }
}
