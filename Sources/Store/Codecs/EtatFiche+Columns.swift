internal import Foundation
internal import Liaison

/// The state of a fiche as columns `etat, etat_par, etat_le, etat_vers, etat_motif`: the only raw text of a state.
extension EtatFiche {
  var columns: [SQLValue] {
    let (vers, motif): (OrganismeID?, String?) =
      switch self {
      case .brouillon, .transmise, .consultee, .accusee, .close: (nil, nil)
      case .refusee(_, let motif): (nil, motif.code)
      case .reorientee(_, let vers, let motif): (vers, motif.code)
      case .retournee(_, let issue): (nil, issue.code)
      case .rappelee(_, let motif): (nil, motif.code)
      case .effacee(_, let motif): (nil, motif.code)
      }
    return [.of(nature), .of(acte.par), .of(acte.le), .optional(vers), .optional(motif)]
  }

  init(columns row: inout Row) throws {
    let nature: Nature = try row.coded()
    let acte = Acte(par: try row.agent(), le: try row.date())
    let vers = try row.optionalOrganisme()
    let state: EtatFiche
    switch nature {
    case .refusee: state = .refusee(acte, try row.coded())
    case .reorientee:
      guard let vers else { throw StoreError(.corrupt, "reading a state") }
      state = .reorientee(acte, vers: vers, try row.coded())
    case .retournee: state = .retournee(acte, try row.coded())
    case .rappelee: state = .rappelee(acte, try row.coded())
    case .effacee: state = .effacee(acte, try row.coded())
    case .brouillon, .transmise, .consultee, .accusee, .close:
      guard row.skipNull() else { throw StoreError(.corrupt, "reading a state") }
      switch nature {
      case .brouillon: state = .brouillon(acte)
      case .transmise: state = .transmise(acte)
      case .consultee: state = .consultee(acte)
      case .accusee: state = .accusee(acte)
      default: state = .close(acte)
      }
    }
    self = state
  }
}
