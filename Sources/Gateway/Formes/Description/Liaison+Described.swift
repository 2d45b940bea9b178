public import JSON
public import Liaison

extension Texte: Described {
  /// A text that may run over several lines, without control characters.
  public static var schema: JSONSchema {
    .string(
      length: 1...maximum, pattern: #"[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*"#)
  }
}

extension Ligne: Described {
  /// A text on one line, without control characters.
  public static var schema: JSONSchema {
    .string(length: 1...maximum, pattern: #"[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*"#)
  }
}

extension CalendarDay: Described {
  /// `2026-11-21`.
  public static var schema: JSONSchema {
    .string(pattern: "(?:1[89]|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}", format: .date)
  }
}

extension DateDeNaissance: Described {
  /// A day.
  public static var schema: JSONSchema { CalendarDay.schema }
}

extension HeureLocale: Described {
  /// `08:30`.
  public static var schema: JSONSchema { .string(pattern: "(?:[01][0-9]|2[0-3]):[0-5][0-9]") }
}

extension Telephone: Described {
  /// A number as a person types it, in France or in the world.
  public static var schema: JSONSchema { .string(length: 2...30, pattern: #"[ .-]*\+?[0-9 .-]+"#) }
}

extension Courriel: Described {
  /// An electronic mail address.
  public static var schema: JSONSchema { .string(length: 3...254, format: .email) }
}

extension CodeCommune: Described {
  /// The INSEE code of a commune.
  public static var schema: JSONSchema {
    JSONSchema.string(pattern: "(?:[0-9]{2}|2[AB])[0-9]{3}").described("Code INSEE de la commune.").named("commune")
  }
}

extension OrganismeID: Described {
  /// The identifier of a body.
  public static var schema: JSONSchema {
    JSONSchema.string(length: 1...64, pattern: identifiant).described("Identifiant d’organisme.").named("organisme")
  }
}

extension AgentID: Described {
  /// The identifier of an agent.
  public static var schema: JSONSchema {
    JSONSchema.string(length: 1...64, pattern: identifiant).described("Identifiant d’agent.").named("agent")
  }
}

private let identifiant = "[a-z0-9]+(?:-[a-z0-9]+)*"

extension Reference: Described {
  /// A reference of any kind.
  public static var schema: JSONSchema { schema(of: Kind.allCases).named("reference") }

  /// A reference of one of these kinds.
  public static func schema(of kinds: [Kind]) -> JSONSchema {
    let symbol = "[0-9A-HJKMNP-TV-Z]"
    return .string(
      pattern: "(?:\(kinds.map(\.rawValue).joined(separator: "|")))-2[0-9]{3}-\(symbol){4}-\(symbol){4}-\(symbol){2}")
  }
}

extension IdempotencyKey: Described {
  /// A UUID in lowercase.
  public static var schema: JSONSchema {
    .string(pattern: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", format: .uuid)
  }
}
