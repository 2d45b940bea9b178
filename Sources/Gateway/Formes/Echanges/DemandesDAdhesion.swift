public import JSON
public import Liaison

/// The body of `POST /api/fiches/REF/retrait`: who withdraws their agreement.
public struct DemandeDeRetrait: Hashable, Forme {
  /// Who says so.
  public let par: AuteurAccord

  /// Describes a withdrawal.
  public init(par: AuteurAccord) { self.par = par }

  /// Reads `{par}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(par: try fields.required("par").code()) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([.required("par", \DemandeDeRetrait.par)])

  /// The body as it is written.
  public var json: JSON { .objet(["par": par.json]) }
}

/// The body of `POST /api/fiches/REF/opposition`: what the body decides, and why when it maintains.
public struct ReponseOpposition: Hashable, Forme {
  /// What is decided.
  public let issue: IssueOpposition
  /// Why it maintains; nothing when it stops.
  public let motif: MotifMaintien?

  /// Describes a decision; whether a reason is needed is for the policies to say.
  public init(issue: IssueOpposition, motif: MotifMaintien?) {
    (self.issue, self.motif) = (issue, issue == .maintenue ? motif : nil)
  }

  /// Reads `{issue, motif}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(issue: try fields.required("issue").code(), motif: try fields.optional("motif")?.code())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("issue", \ReponseOpposition.issue), .optional("motif", .code(MotifMaintien.self)),
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["issue": issue.json, "motif": motif?.json]) }
}
