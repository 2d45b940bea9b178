public import JSON
public import Liaison

/// The clear content of a sealed envelope: `{"v":1,"genre":"fiche",…}`.
public enum ContenuScelle: Hashable, Forme {
  /// A fiche.
  case fiche(FicheScellee)
  /// An accusé de réception and its word to the author.
  case accuse(AccuseDeReception)
  /// A refusal and its details.
  case refus(Refus)
  /// A re-routing and its details.
  case reorientation(Reorientation)
  /// An answer.
  case retour(Retour)
  /// An avis de péril.
  case avisDePeril(AvisDePeril)
  /// A justification.
  case justification(Justification)
  /// What the author of something said aloud keeps of it.
  case precisionOrale(PrecisionOrale)
  /// What a unit tells the intervenant.
  case saisine(MessageDeSaisine)

  /// The layout that this version of the program writes, and the only one it reads.
  public static let version: Int64 = 1

  /// What it is: the kind in the envelope's signed header.
  public var nature: NatureEnveloppe {
    switch self {
    case .fiche: .fiche
    case .accuse: .accuse
    case .refus: .refus
    case .reorientation: .reorientation
    case .retour: .retour
    case .avisDePeril: .avisDePeril
    case .justification: .justification
    case .precisionOrale: .transmissionOrale
    case .saisine: .saisine
    }
  }

  /// Reads `{v, genre}` and the members of that kind: those of ``FicheScellee`` for a fiche; for any other, one member named
  /// after the kind in camel case.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let version = try fields.required("v")
      guard try version.integer() == Self.version else {
        throw version.fault(.notInList, expected: String(Self.version))
      }
      let genre = try fields.required("genre")
      switch try genre.code() as NatureEnveloppe {
      case .fiche: return .fiche(try FicheScellee(&fields, today: today))
      case .accuse: return .accuse(try AccuseDeReception(fields.required("accuse"), today: today))
      case .refus: return .refus(try Refus(fields.required("refus"), today: today))
      case .reorientation: return .reorientation(try Reorientation(fields.required("reorientation"), today: today))
      case .retour: return .retour(try Retour(fields.required("retour"), today: today))
      case .avisDePeril: return .avisDePeril(try AvisDePeril(fields.required("avisDePeril"), today: today))
      case .justification: return .justification(try Justification(fields.required("justification"), today: today))
      case .transmissionOrale:
        return .precisionOrale(try PrecisionOrale(fields.required("transmissionOrale"), today: today))
      case .saisine: return .saisine(try MessageDeSaisine(fields.required("saisine"), today: today))
      case .pieceJointe, .brouillon: throw genre.fault(.notInList)
      }
    }
  }

  /// The form, as it is published.
  public static let schema: JSONSchema = {
    func forme(_ nature: NatureEnveloppe, _ members: [JSONSchema.Member]) -> JSONSchema {
      .forme([.required("v", .constant(version)), .required("genre", .codes([nature.code]))] + members)
    }
    return .anyOf([
      forme(.fiche, FicheScellee.membres),
      forme(.accuse, [.required("accuse", AccuseDeReception.schema)]),
      forme(.refus, [.required("refus", Refus.schema)]),
      forme(.reorientation, [.required("reorientation", Reorientation.schema)]),
      forme(.retour, [.required("retour", Retour.schema)]),
      forme(.avisDePeril, [.required("avisDePeril", AvisDePeril.schema)]),
      forme(.justification, [.required("justification", Justification.schema)]),
      forme(.transmissionOrale, [.required("transmissionOrale", PrecisionOrale.schema)]),
      forme(.saisine, [.required("saisine", MessageDeSaisine.schema)]),
    ])
  }()

  /// The content as it is written.
  public var json: JSON {
    let entete: [JSONObject.Member] = [("v", .integer(Self.version)), ("genre", nature.json)]
    return switch self {
    case .fiche(let fiche): .object(JSONObject(members: entete + (fiche.json.object?.members ?? [])))
    case .accuse(let accuse): .object(JSONObject(members: entete + [("accuse", accuse.json)]))
    case .refus(let refus): .object(JSONObject(members: entete + [("refus", refus.json)]))
    case .reorientation(let r): .object(JSONObject(members: entete + [("reorientation", r.json)]))
    case .retour(let retour): .object(JSONObject(members: entete + [("retour", retour.json)]))
    case .avisDePeril(let avis): .object(JSONObject(members: entete + [("avisDePeril", avis.json)]))
    case .justification(let j): .object(JSONObject(members: entete + [("justification", j.json)]))
    case .precisionOrale(let p): .object(JSONObject(members: entete + [("transmissionOrale", p.json)]))
    case .saisine(let saisine): .object(JSONObject(members: entete + [("saisine", saisine.json)]))
    }
  }
}
