internal import Foundation
internal import Liaison

extension SuiviDePeril {
  /// What a record reads of it, in this order, from `perils`.
  static let columns = """
    etat, justifie_par, justifie_le, relu_par, relu_le, conclusion, efface_par, efface_le, motif, version,
    (SELECT enveloppes.destination FROM enveloppes
      WHERE enveloppes.reference = perils.reference AND enveloppes.nature = 'justification')
    """

  /// Reads it.
  /// - Parameter emission: who told it and when, which the record of what was told says.
  init(_ emission: Acte, _ row: inout Row) throws {
    etat = try EtatAvis(emission, columns: &row)
    (version, relecture) = (try row.number(), try row.optionalOrganisme())
  }

  /// Reads it where there may be none.
  init?(_ emission: Acte, optional row: inout Row) throws {
    if row.isNull { return nil }
    try self.init(emission, &row)
  }
}

/// The state of a péril as columns `etat, justifie_par, justifie_le, relu_par, relu_le, conclusion, efface_par, efface_le,
/// motif`.
extension EtatAvis {
  var columns: [SQLValue] {
    var justification: Acte?
    var review: (Acte, ConclusionRelecture)?
    var erasure: (Acte, MotifEffacement)?
    switch self {
    case .emis: break
    case .justifie(_, let acte): justification = acte
    case .relu(_, let acte, let relecture, let conclusion): (justification, review) = (acte, (relecture, conclusion))
    case .efface(_, let acte, let motif): erasure = (acte, motif)
    }
    return [
      .of(nature), .optional(justification?.par), .optional(justification?.le), .optional(review?.0.par),
      .optional(review?.0.le), .optional(review?.1), .optional(erasure?.0.par), .optional(erasure?.0.le),
      .optional(erasure?.1),
    ]
  }

  fileprivate init(_ emission: Acte, columns row: inout Row) throws {
    let nature: Nature = try row.coded()
    let justification = try row.optionalActe()
    let review = try row.optionalActe()
    let conclusion: ConclusionRelecture? = try row.optionalCoded()
    let erasure = try row.optionalActe()
    let reason: MotifEffacement? = try row.optionalCoded()
    switch (nature, justification, review, conclusion, erasure, reason) {
    case (.emis, nil, nil, nil, nil, nil): self = .emis(emission)
    case (.justifie, let justification?, nil, nil, nil, nil):
      self = .justifie(emission: emission, justification: justification)
    case (.relu, let justification?, let review?, let conclusion?, nil, nil):
      self = .relu(emission: emission, justification: justification, relecture: review, conclusion)
    case (.efface, nil, nil, nil, let erasure?, let reason?):
      self = .efface(emission: emission, effacement: erasure, reason)
    default: throw StoreError(.corrupt, "reading where a péril stands")
    }
  }
}

extension Row {
  fileprivate mutating func optionalActe() throws -> Acte? {
    let (agent, date) = (try optionalAgent(), try optionalDate())
    guard let agent, let date else { return nil }
    return Acte(par: agent, le: date)
  }
}
