internal import Liaison

/// Where a fiche stands, as the entries so far tell it.
struct FicheReplay {
  var etat: EtatFiche.Nature
  /// Number of its author.
  let auteur: Int
  /// Number of the body that it is addressed to.
  var destination: Int
  /// How many entries had been read when this was known: what was pruned since may have changed it.
  var asOf: UInt64
}

/// Where an avis stands, written or said aloud.
struct AvisReplay {
  /// Nil for what was said aloud and owes no justification.
  var etat: EtatAvis.Nature?
  /// Number of its author.
  let auteur: Int
  /// Unix seconds.
  let emis: Int64
  var asOf: UInt64
}

/// An agent, as the entries so far tell it.
struct AgentReplay {
  var isEnrolled = false
  /// Unix seconds.
  var revoked: Int64?
}

/// Something said aloud, whose examination is the next entry.
struct PendingExamination {
  let key: ReferenceKey
  let index: UInt64
  let permise: Bool
}

/// An envelope that was deposited.
struct EnvelopeReplay {
  let reference: ReferenceKey
  let digest: DigestKey?
}

extension EtatFiche.Nature {
  /// What each transition leads to.
  func after(_ transition: TransitionFiche) -> EtatFiche.Nature {
    switch transition {
    case .transmettre: .transmise
    case .consulter: self == .transmise || self == .reorientee ? .consultee : self
    case .accuser: .accusee
    case .refuser: .refusee
    case .reorienter: .reorientee
    case .retourner: .retournee
    case .clore: .close
    case .rappeler: .rappelee
    case .effacer: .effacee
    case .retirer: self == .transmise || self == .reorientee ? .rappelee : self
    case .decider: self
    }
  }

  private static let names = NameTable(allCases.map(\.rawValue))
  private static let all = allCases

  /// A code of ours among bytes.
  init?(_ code: UnsafeRawBufferPointer) {
    guard let place = Self.names.place(of: code) else { return nil }
    self = Self.all[place]
  }
}
