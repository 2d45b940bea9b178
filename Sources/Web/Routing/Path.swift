/// A template and the types of its places: what it reads from a path is typed before any handler sees it.
struct Path<Values: Sendable>: Sendable {
  /// The template.
  let template: PathTemplate
  /// What each place holds, in order.
  let summaries: [String]
  /// Reads the values of the places, in order.
  let read: @Sendable ([String]) -> Values?

  private init(
    _ template: PathTemplate, _ summaries: [String], _ read: @escaping @Sendable ([String]) -> Values?
  ) {
    precondition(template.places.count == summaries.count, "a template has one parameter for each place")
    (self.template, self.summaries, self.read) = (template, summaries, read)
  }

  /// A path with one place.
  init(_ text: String, _ parameter: PathParameter<Values>) {
    self.init(PathTemplate(text), [parameter.summary]) { parameter.parse($0[0]) }
  }

  /// A path with two places.
  init<First, Second>(_ text: String, _ first: PathParameter<First>, _ second: PathParameter<Second>)
  where Values == (First, Second) {
    self.init(PathTemplate(text), [first.summary, second.summary]) { texts in
      guard let a = first.parse(texts[0]), let b = second.parse(texts[1]) else { return nil }
      return (a, b)
    }
  }
}

extension Path where Values == Void {
  /// A path without places.
  init(_ text: String) {
    self.init(PathTemplate(text), []) { _ in () }
  }
}
