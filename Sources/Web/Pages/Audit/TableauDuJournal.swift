internal import HTTP
internal import JSON

/// A list of entries as a table for spreadsheets (RFC 4180).
struct TableauDuJournal {
  /// What `GET /api/journal/entrees` answers.
  let answer: JSONObject

  private static let columns = ["instant", "evenement", "agent", "role", "objet", "acte", "decision"]
  private static let lists = ["articles", "politiques", "avertissements"]

  var response: Response {
    Response(
      .ok, contentType: "text/csv; charset=utf-8; header=present",
      headers: [("Content-Disposition", "attachment; filename=\"journal.csv\"")], body: Array(text.utf8))
  }

  private var text: String {
    var rows = [["entree", "conservation", "heure", "elaguee"] + Self.columns + Self.lists]
    for line in answer["entrees"]?.array ?? [] {
      let first = [
        line["feuille"]?.integer.map(String.init), line["classe"]?.string, line["heure"]?.string,
        line["elaguee"]?.bool == true ? "oui" : "non",
      ]
      let lists = Self.lists.map { (line[$0]?.array ?? []).compactMap(\.string).joined(separator: " ; ") }
      rows.append(first.map { $0 ?? "" } + Self.columns.map { line[$0]?.string ?? "" } + lists)
    }
    if let next = answer["suite"]?.integer {
      rows.append(["suite", "La liste s’arrête avant l’entrée \(next) : demandez la suite à partir d’elle."])
    }
    return rows.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell between quotes. What a spreadsheet would take for a formula is kept text by an apostrophe.
  private static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
  }
}
