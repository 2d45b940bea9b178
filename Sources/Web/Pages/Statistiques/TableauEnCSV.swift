internal import HTTP
internal import JSON
internal import Statistics

/// The tables of a quarter for spreadsheets (RFC 4180): a line a number, with stable codes. A hidden number is an empty cell.
struct TableauEnCSV {
  let catalogue: Catalogue
  /// What `GET /api/statistiques/{trimestre}` answers.
  let answer: JSONObject

  var response: Response {
    let quarter = answer["trimestre"]?.string ?? ""
    return Response(
      .ok, contentType: "text/csv; charset=utf-8; header=present",
      headers: [("Content-Disposition", "attachment; filename=\"statistiques-\(quarter).csv\"")], body: Array(text.utf8)
    )
  }

  var text: String {
    var rows = [["trimestre", "population", "indicateur", "titre", "decoupage", "partie", "code", "nombre"]]
    guard let tables = answer["tableaux"].flatMap({ try? TableauxDuTrimestre($0) }) else { return "" }
    for table in tables.populations {
      let start = [tables.trimestre.code, table.population.rawValue]
      rows.append(start + ["total", "Total", "", "", "", Self.number(table.total)])
      for cut in table.decoupages {
        for line in cut.lignes {
          rows.append(start + ["total", "Total", cut.decoupage.rawValue, line.code, "", Self.number(line.nombre)])
        }
      }
      for indicateur in table.indicateurs {
        let named =
          start + [
            indicateur.code, catalogue.indicateurs.first { $0.code == indicateur.code }?.titre ?? "",
          ]
        for line in indicateur.lignes { rows.append(named + ["", "", line.code, Self.number(line.nombre)]) }
        for ventilation in indicateur.ventilations {
          for line in ventilation.lignes {
            for (column, number) in zip(ventilation.colonnes, line.nombres) {
              rows.append(named + [ventilation.decoupage.rawValue, line.code, column, String(number)])
            }
          }
        }
      }
    }
    return rows.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func number(_ number: Int?) -> String { number.map(String.init) ?? "" }

  /// Codes and titles of a catalogue that somebody may have written: what a spreadsheet takes for a formula is kept text.
  private static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
  }
}
