internal import JSON
public import Store

/// The lists of fiches, of avis and of oral transmissions: a page of each, and where the next one begins.
public enum Lists {
  /// Where a page ends.
  public typealias Cursor = PageCursor

  /// Reads the cursor that a page ended with; nil for anything else.
  public static func cursor(_ text: String) -> Cursor? { Cursor(text) }

  /// What a page answers.
  static func answer(_ name: String, of element: JSONSchema) -> [JSONSchema.Member] {
    [.required(name, .array(of: element)), .optional("suite", .string())]
  }
}

extension JSONObject {
  /// A page of a list, under the name of what it lists.
  init<Element>(_ page: Page<Element>, as name: String, _ json: (Element) throws -> JSON) rethrows {
    self = [name: .array(try page.elements.map(json))]
    if let next = page.next { self["suite"] = .string(next.description) }
  }

  /// What the journal says of a list: how long it was.
  init<Element>(counting page: Page<Element>) { self = ["nombre": .integer(Int64(page.elements.count))] }
}
