// Pictures made of few shapes (SVG 2), for a page that draws without a script and without a style of its own: colours are
// classes of the stylesheet.

/// An `<svg>` that is one picture: what it shows is told to those who cannot see it by its title and its description.
/// - Parameters:
///   - id: names the picture in the page: its title and description are tied to it.
///   - size: the picture's own units; it is shown as wide as its place.
public func picture(
  id: String, _ attributes: Attribute..., size: (width: Int, height: Int), title: String, description: String,
  @HTMLBuilder content: () -> HTML
) -> HTML {
  let opening = [
    Attribute.id(id), .role("img"), .aria("labelledby", "\(id)-titre"), .aria("describedby", "\(id)-description"),
  ]
  return HTML(
    trusted: "<svg\((opening + attributes).map(\.markup).joined()) viewBox=\"0 0 \(size.width) \(size.height)\">"
      + "<title\(Attribute.id("\(id)-titre").markup)>\(Escaping.escape(title))</title>"
      + "<desc\(Attribute.id("\(id)-description").markup)>\(Escaping.escape(description))</desc>"
      + "\(content().markup)</svg>")
}

/// A rectangle of a picture.
public func bar(x: Int, y: Int, width: Int, height: Int, _ attributes: Attribute...) -> HTML {
  HTML(
    trusted: "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\""
      + "\(attributes.map(\.markup).joined())></rect>")
}

/// Where a text of a picture stands, from its point (`text-anchor`).
public enum Anchor: String, Sendable {
  case start, middle, end
}

/// A text of a picture.
public func inscription(x: Int, y: Int, _ text: String, anchor: Anchor = .start) -> HTML {
  HTML(
    trusted: "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor.rawValue)\">\(Escaping.escape(text))</text>")
}
