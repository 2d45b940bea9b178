import JSON

/// The bytes of a body, in which some fields are filled in place: each has the length of what stands for it.
struct BodyTemplate: Sendable {
  /// What varies.
  struct Fields {
    var instant: String
    var author = SampleEvents.author
    var member = SampleEvents.member
    /// The fiche's number, in eight hexadecimal digits: in its reference and in its envelopes.
    var number = SampleEvents.number

    fileprivate var values: [String] {
      [instant, author, member, number, number.prefix(4).uppercased(), number.suffix(4).uppercased()]
    }
  }

  private let bytes: [UInt8]
  /// Where each field stands.
  private let places: [(offset: Int, field: Int)]

  init(_ object: JSONObject) throws {
    let bytes = JSON.object(object).serialized(.canonical)
    var places: [(Int, Int)] = []
    // A reference has its number in two halves: what is found first is filled first, and the whole is filled alike.
    for (field, mark) in Fields(instant: SampleEvents.instant).values.enumerated() {
      let mark = Array(mark.utf8)
      for offset in 0...(bytes.count - mark.count) where bytes[offset...].starts(with: mark) {
        places.append((offset, field))
      }
    }
    (self.bytes, self.places) = (bytes, places)
  }

  func body(_ fields: Fields) -> [UInt8] {
    var body = bytes
    let values = fields.values
    for (offset, field) in places {
      for (place, byte) in values[field].utf8.enumerated() { body[offset + place] = byte }
    }
    return body
  }
}
