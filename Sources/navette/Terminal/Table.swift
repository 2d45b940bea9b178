import JSON

/// Rows under headings: aligned text for people, an array of objects for `--json`.
struct Table: Sendable {
  struct Column: Sendable {
    /// The heading, in French.
    let title: String
    /// The member's name in JSON.
    let key: String

    init(_ title: String, key: String) {
      self.title = title
      self.key = key
    }
  }

  let columns: [Column]
  /// One value a column; `null` for an empty cell.
  let rows: [[JSON]]
  /// What is said instead of a table without rows.
  let whenEmpty: String

  init(columns: [Column], rows: [[JSON]], whenEmpty: String) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row has one value a column")
    self.columns = columns
    self.rows = rows
    self.whenEmpty = whenEmpty
  }

  /// Aligned text; the last column is not padded.
  func text() -> String {
    guard !rows.isEmpty else { return whenEmpty }
    let cells = rows.map { $0.map(Self.cell) }
    let widths = columns.indices.map { index in
      ([columns[index].title] + cells.map { $0[index] }).map(ScalarWidth.columns).max() ?? 0
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([columns.map(\.title), rule] + cells).map { row in
      let padded = row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : ScalarWidth.pad(cell, to: widths[index])
      }
      return padded.joined(separator: "  ").trimmingTrailingSpaces()
    }.joined(separator: "\n")
  }

  /// The rows as objects.
  var json: JSON {
    .array(rows.map { row in .object(JSONObject(members: zip(columns, row).map { ($0.key, $1) })) })
  }

  /// Prints one or the other.
  func print(_ console: Console, asJSON: Bool) {
    console.print(asJSON ? json.text : text())
  }

  private static func cell(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .string(let text): SafeText.line(text)
    case .integer(let number): String(number)
    case .bool(let bool): bool ? "oui" : "non"
    case .array(let values): values.map(cell).joined(separator: ", ")
    case .double, .object: SafeText.line(String(decoding: value.serialized(.compact), as: UTF8.self))
    }
  }
}

extension JSON {
  /// The value as pretty text, for `--json`. Non-ASCII controls are data here: a reader of JSON decides.
  var text: String { String(decoding: serialized(.pretty), as: UTF8.self).trimmingTrailingSpaces() }
}

extension String {
  fileprivate func trimmingTrailingSpaces() -> String {
    var view = unicodeScalars[...]
    while view.last == " " || view.last == "\n" { view.removeLast() }
    return String(view)
  }
}
