public import Cryptography
internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Describes the bodies and what they cover, with the recovery key of each receiving body.
///
/// A recovery key opens all that its body receives from then on, and nobody attests it: the journal names it and the one it
/// replaces, and those who answer for the body are told.
public struct ImportTerritory: Sendable {
  let desk: Desk
  let trust: TrustKeeper
  let communes: Communes

  /// A body, and the request for its recovery key's certificate if it has its own.
  public struct Line: Sendable {
    /// The body.
    public let organisme: Organisme
    /// The request, made where the key was split between two people.
    public let recovery: CertificateRequest?

    /// A body and its recovery request.
    public init(_ organisme: Organisme, recovery: CertificateRequest?) {
      (self.organisme, self.recovery) = (organisme, recovery)
    }
  }

  /// Imports: bodies are added or replaced by their identifier, what a secteur covers is replaced.
  public func callAsFunction(
    _ lines: [Line], secteurs: [Secteur], by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    let newKeys = lines.count { $0.recovery != nil }
    guard newKeys <= Self.maximumOfRecoveryKeys else {
      return completion(
        .failed(
          GatewayError(
            .invalid,
            "Un import apporte au plus \(Self.maximumOfRecoveryKeys) clés de recouvrement : faites-le en plusieurs fois.",
            field: "organismes")))
    }
    desk.administer(
      ImporterTerritoire(), .territoire, by: agent, prepare: { directory, _ in directory },
      write: { ledger, directory, now in
        try Self.check(lines, secteurs, among: ledger.transaction.organismes())
        // Parents first, whatever the order of the file.
        for line in Self.ordered(lines) { try ledger.transaction.put(line.organisme) }
        let recoveries = try replaceRecoveries(lines, in: directory, ledger, at: now)
        for secteur in secteurs { try ledger.transaction.put(secteur) }
        // The whole must hold together before it is committed: a commune twice covered is an import to correct.
        _ = try Routage(ledger.transaction, of: ledger.transaction.organismes(), communes: communes)
        let counts: JSONObject = [
          "organismes": .integer(Int64(lines.count)),
          "communes": .integer(Int64(secteurs.reduce(0) { $0 + $1.communes.count + $1.communesPartagees.count })),
        ]
        return (counts, counts.adding(["recouvrements": .array(recoveries)]))
      },
      completion: { outcome in
        // Nothing is sealed to a former key meanwhile: should the list fail, upkeep makes the next.
        if case .done = outcome, newKeys > 0 { try? desk.renew(trust) }
        completion(outcome)
      })
  }

  /// The most recovery keys of one import: the journal names each.
  static let maximumOfRecoveryKeys = 200

  /// Has each recovery key certified and put in force, and tells those who answer for the body.
  /// - Returns: What the journal says of them.
  private func replaceRecoveries(
    _ lines: [Line], in directory: DirectorySnapshot, _ ledger: Ledger, at now: Date
  ) throws -> [JSON] {
    var told: Set<AgentID> = []
    let entries = try lines.compactMap { line -> JSON? in
      guard let request = line.recovery else { return nil }
      let id = line.organisme.id
      let certificate = try trust.issueRecovery(request, organisme: id.description, at: now)
      let former = try ledger.transaction.setRecoveryCertificate(certificate.der, of: id, at: now)
      told.formUnion(directory.guardians(of: line.organisme))
      var entry: JSONObject = [
        "organisme": .string(id.description), "certificat": .string(certificate.sha256.hex),
      ]
      entry["remplace"] = former.map { .string(SHA256.digest($0).hex) }
      return .object(entry)
    }
    try ledger.notify(told, of: nil, EventKind.territoire.rawValue, at: now)
    return entries
  }

  /// Bodies stand in trees: each in one that exists, none in itself; and only bodies cover communes.
  /// - Throws: ``GatewayError`` with `invalid`.
  private static func check(
    _ lines: [Line], _ secteurs: [Secteur], among existing: [Organisme]
  ) throws(GatewayError) {
    var parents: [OrganismeID: OrganismeID?] = [:]
    for organisme in existing + lines.map(\.organisme) { parents.updateValue(organisme.parent, forKey: organisme.id) }
    for (place, line) in lines.enumerated() {
      var seen: Set<OrganismeID> = [line.organisme.id]
      var current = line.organisme.parent
      while let id = current {
        let field = "organismes/\(place)/parent"
        guard let above = parents[id] else {
          throw GatewayError(
            .invalid, "L’organisme de rattachement n’existe pas : ajoutez-le à l’import.", field: field)
        }
        guard seen.insert(id).inserted else {
          throw GatewayError(.invalid, "Un organisme ne peut pas être rattaché à lui-même.", field: field)
        }
        current = above
      }
    }
    guard secteurs.allSatisfy({ parents[$0.organisme] != nil }) else {
      throw GatewayError(.invalid, "Un secteur n’existe pas : ajoutez-le à l’import.", field: "territoires")
    }
  }

  private static func ordered(_ lines: [Line]) -> [Line] {
    let known = Dictionary(lines.map { ($0.organisme.id, $0.organisme) }, uniquingKeysWith: { first, _ in first })
    func depth(_ organisme: Organisme) -> Int {
      var (current, depth) = (organisme, 0)
      while let parent = current.parent.flatMap({ known[$0] }), depth < 8 { (current, depth) = (parent, depth + 1) }
      return depth
    }
    return lines.sorted { depth($0.organisme) < depth($1.organisme) }
  }
}

extension ImportTerritory {
  /// What an import answers.
  public static let answer: [JSONSchema.Member] = [.required("organismes", .count), .required("communes", .count)]
}
