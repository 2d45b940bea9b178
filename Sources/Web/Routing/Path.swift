internal import JSON

/// A template and the types of its places: what it reads from a path is typed before any handler sees it.
struct Path<Values: Sendable>: Sendable {
  /// The template.
  let template: PathTemplate
  /// What each place holds, in order.
  let places: [PathPlace]
  /// Reads the values of the places, in order.
  let read: @Sendable ([String]) -> Values?

  private init(
    _ template: PathTemplate, _ parameters: [(summary: String, schema: JSONSchema)],
    _ read: @escaping @Sendable ([String]) -> Values?
  ) {
    precondition(template.places.count == parameters.count, "a template has one parameter for each place")
    places = zip(template.places, parameters).map { PathPlace(name: $0, summary: $1.summary, schema: $1.schema) }
    (self.template, self.read) = (template, read)
  }

  /// A path with one place.
  init(_ text: String, _ parameter: PathParameter<Values>) {
    self.init(PathTemplate(text), [(parameter.summary, parameter.schema)]) { parameter.parse($0[0]) }
  }

  /// A path with two places.
  init<First, Second>(_ text: String, _ first: PathParameter<First>, _ second: PathParameter<Second>)
  where Values == (First, Second) {
    self.init(PathTemplate(text), [(first.summary, first.schema), (second.summary, second.schema)]) { texts in
      guard let a = first.parse(texts[0]), let b = second.parse(texts[1]) else { return nil }
      return (a, b)
    }
  }
}

/// What one place of a path holds.
struct PathPlace: Sendable {
  /// Its name in the template.
  let name: String
  /// What it holds, in French.
  let summary: String
  /// What its text looks like.
  let schema: JSONSchema
}

extension Path where Values == Void {
  /// A path without places.
  init(_ text: String) {
    self.init(PathTemplate(text), []) { _ in () }
  }
}
