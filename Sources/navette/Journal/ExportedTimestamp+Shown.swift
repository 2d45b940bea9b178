import Gateway
import JSON
import Journal

extension ExportedTimestamp {
  /// What a person reads: an instant only when it was verified.
  var line: String {
    let instant = instant.map { "le \(Instants.text($0))" } ?? "non vérifié (donnez --tsa-ca)"
    return "Horodatage de \(size) entrées par \(authority) : \(instant)"
  }

  var json: JSON {
    [
      "taille": .integer(Int64(clamping: size)), "autorite": .string(authority), "verifie": .bool(instant != nil),
      "instant": instant.map { .string(Instants.text($0)) } ?? .null,
    ]
  }
}
