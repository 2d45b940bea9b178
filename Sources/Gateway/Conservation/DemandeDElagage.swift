public import JSON
public import Journal
public import Liaison

/// The body of `POST /api/journal/elagages`: which bodies of the journal have reached the end of their retention.
public struct DemandeDElagage: Hashable, Forme {
  /// The class.
  public let classe: RetentionClass
  /// Only what was made before that day (UTC); the gateway's own duration when it is not said.
  public let avant: CalendarDay?
  /// The entry to begin at: what the last answer said.
  public let depuis: UInt64

  /// Asks for a pruning.
  public init(classe: RetentionClass, avant: CalendarDay? = nil, depuis: UInt64 = 0) {
    (self.classe, self.avant, self.depuis) = (classe, avant, depuis)
  }

  /// Reads `{classe, avant, depuis}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let classe = try fields.required("classe")
      let code = try classe.string(maxScalars: 32)
      guard let retention = RetentionClass.allCases.first(where: { $0.code.utf8.elementsEqual(code.utf8) }) else {
        throw classe.fault(.notInList)
      }
      return Self(
        classe: retention, avant: try fields.optional("avant")?.jourPasse(today),
        depuis: UInt64(try fields.optional("depuis")?.integer(in: 0...Int64.max) ?? 0))
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("classe", .codes(RetentionClass.allCases.map(\.code))), .optional("avant", CalendarDay.schema),
    .optional("depuis", .count),
  ])

  /// The body as it is written.
  public var json: JSON {
    .objet([
      "classe": .string(classe.code), "avant": avant.map { .string($0.description) },
      "depuis": depuis == 0 ? nil : .integer(Int64(clamping: depuis)),
    ])
  }
}

extension RetentionClass {
  /// The name of the class in the API and in the journal.
  public var code: String {
    switch self {
    case .access: "acces"
    case .disclosure: "divulgation"
    }
  }
}
