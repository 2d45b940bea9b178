internal import JSON

/// What the journal says of a reading of an avis.
struct AvisReading {
  let kind: EventKind
  /// Whether its entry names the avis.
  let isAboutOne: Bool
  let details: JSONObject
}
