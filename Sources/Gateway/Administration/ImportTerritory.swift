public import Cryptography
internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Describes the bodies and what they cover, with the recovery key of each receiving body.
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
    desk.administer(
      ImporterTerritoire(), .territoire, by: agent,
      write: { ledger, now in
        try Self.check(lines, secteurs, among: ledger.transaction.organismes())
        // Parents first, whatever the order of the file.
        for line in Self.ordered(lines) { try ledger.transaction.put(line.organisme) }
        for line in lines {
          guard let request = line.recovery else { continue }
          let id = line.organisme.id
          let certificate = try trust.issueRecovery(request, organisme: id.description, at: now)
          try ledger.transaction.setRecoveryCertificate(certificate.der, of: id)
        }
        for secteur in secteurs { try ledger.transaction.put(secteur) }
        // The whole must hold together before it is committed: a commune twice covered is an import to correct.
        _ = try Routage(ledger.transaction, of: ledger.transaction.organismes(), communes: communes)
        let counts: JSONObject = [
          "organismes": .integer(Int64(lines.count)),
          "communes": .integer(Int64(secteurs.reduce(0) { $0 + $1.communes.count + $1.communesPartagees.count })),
        ]
        return (counts, counts)
      }, completion: completion)
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
