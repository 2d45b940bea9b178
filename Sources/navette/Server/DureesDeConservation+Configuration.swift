import Gateway
import JSON

extension DureesDeConservation {
  /// Reads `{acces, divulgation}`, in months: less than a year of access traces is refused (CNIL 2021-122), and the
  /// register of disclosures has no duration until one is written.
  init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      let months = Int64(12)...Int64(Self.maximum)
      return DureesDeConservation(
        acces: try fields.optional("acces").map { Int(try $0.integer(in: months)) } ?? Self.usuelles.acces,
        divulgation: try fields.optional("divulgation").map { Int(try $0.integer(in: months)) })
    }
  }

  /// As it is written; nothing for the usual durations.
  var json: JSON? {
    guard self != .usuelles else { return nil }
    var object: JSONObject = ["acces": .integer(Int64(acces))]
    if let divulgation { object["divulgation"] = .integer(Int64(divulgation)) }
    return .object(object)
  }
}
