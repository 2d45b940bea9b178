public import JSON
public import Liaison
public import Store

/// The body of `POST /api/fiches/REF/archivage`: why the fiche is kept apart, and until when.
public struct DemandeDArchivage: Hashable, Forme {
  /// Why.
  public let motif: MotifArchivage
  /// The day on which it ends (UTC).
  public let fin: CalendarDay

  /// Asks for an archive.
  public init(motif: MotifArchivage, fin: CalendarDay) { (self.motif, self.fin) = (motif, fin) }

  /// Reads `{motif, fin}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(motif: try fields.required("motif").code(), fin: try fields.required("fin").jour())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("motif", \DemandeDArchivage.motif), .required("fin", CalendarDay.schema),
  ])

  /// The body as it is written.
  public var json: JSON { .objet(["motif": motif.json, "fin": fin.json]) }
}

/// The body of `POST /api/conservation/visas`: the sheet that the Archives départementales agreed to.
public struct DemandeDeVisa: Hashable, Forme {
  /// Its number.
  public let numero: Int

  /// Names a sheet.
  public init(numero: Int) { self.numero = numero }

  /// Reads `{numero}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(numero: Int(try fields.required("numero").integer(in: 1...1_000_000))) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([.required("numero", .integer(1...1_000_000))])

  /// The body as it is written.
  public var json: JSON { ["numero": .integer(Int64(numero))] }
}

/// The body of `POST /api/conservation/eliminations`: where the last batch ended.
public struct DemandeDElimination: Hashable, Forme {
  /// Where to go on from; the beginning when it is not said.
  public let depuis: DueCursor

  /// Asks for a batch.
  public init(depuis: DueCursor = .beginning) { self.depuis = depuis }

  /// Reads `{depuis}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      guard let place = fields.optional("depuis") else { return Self() }
      let parts = try place.string(maxScalars: 64).split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let instant = Int64(parts[0]) else { throw place.fault(.invalidFormat) }
      return Self(depuis: DueCursor(instant: instant, reference: String(parts[1])))
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .optional("depuis", .string(length: 3...64, pattern: "-?[0-9]{1,19}:[A-Z0-9-]{0,24}"))
  ])

  /// The body as it is written.
  public var json: JSON {
    depuis == .beginning ? [:] : ["depuis": .string("\(depuis.instant):\(depuis.reference)")]
  }
}
