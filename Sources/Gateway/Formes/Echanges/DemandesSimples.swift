public import JSON
public import Liaison

/// The body of `POST /api/fiches/REF/rappel`: why the author takes the fiche back.
public struct DemandeDeRappel: Hashable, Forme {
  /// Why.
  public let motif: MotifRappel

  /// Asks for a fiche back.
  public init(motif: MotifRappel) { self.motif = motif }

  /// Reads `{motif}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(motif: try fields.required("motif").code()) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("motif", \DemandeDeRappel.motif)
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["motif": motif.json]) }
}

/// The body of `POST /api/fiches/REF/effacement`: why the fiche is erased.
public struct DemandeDEffacement: Hashable, Forme {
  /// Why.
  public let motif: MotifEffacement

  /// Asks for an erasure.
  public init(motif: MotifEffacement) { self.motif = motif }

  /// Reads `{motif}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(motif: try fields.required("motif").code()) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("motif", \DemandeDEffacement.motif)
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["motif": motif.json]) }
}

/// The body of `POST /api/avis/REF/relecture`: what the reviewer concludes.
public struct DemandeDeRelecture: Hashable, Forme {
  /// The conclusion.
  public let conclusion: ConclusionRelecture

  /// Concludes.
  public init(conclusion: ConclusionRelecture) { self.conclusion = conclusion }

  /// Reads `{conclusion}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(conclusion: try fields.required("conclusion").code()) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("conclusion", \DemandeDeRelecture.conclusion)
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["conclusion": conclusion.json]) }
}

/// The body of `POST /api/fiches/REF/acquittement`: what the author answers of something owed.
public struct DemandeDAcquittement: Hashable, Forme {
  /// What is owed, as the obligation is called; whether it is owed is for the gateway to say.
  public let obligation: Ligne<80>
  /// What the author answers.
  public let reponse: ReponseObligation

  /// Answers.
  public init(obligation: Ligne<80>, reponse: ReponseObligation) {
    (self.obligation, self.reponse) = (obligation, reponse)
  }

  /// Reads `{obligation, reponse}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(obligation: try fields.required("obligation").ligne(), reponse: try fields.required("reponse").code())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("obligation", \DemandeDAcquittement.obligation), .required("reponse", \DemandeDAcquittement.reponse),
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["obligation": obligation.json, "reponse": reponse.json]) }
}

/// The body of a request that asks for nothing more than its route says: `{}`.
public struct DemandeVide: Hashable, Forme {
  /// Asks for what the route says.
  public init() {}

  /// Reads `{}`: any member is unknown.
  public init(_ reader: JSONReader, today: CalendarDay) throws { try reader.object { _ in } }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([])

  /// The body as it is written.
  public var json: JSON { [:] }
}
