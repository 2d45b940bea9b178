/// The right side of `like`: scalars, and wildcards that stand for any run of scalars.
public struct Pattern: Hashable, Sendable {
  /// One element of a pattern.
  public enum Element: Hashable, Sendable {
    /// `*`: any scalars, or none.
    case wildcard
    /// Exactly this scalar.
    case scalar(Unicode.Scalar)
  }

  /// The elements in order.
  public let elements: [Element]

  /// Makes a pattern.
  public init(_ elements: [Element]) { self.elements = elements }

  /// Whether the whole string matches. Time is at most length times pattern, without recursion.
  public func matches(_ string: String) -> Bool {
    let scalars = string.unicodeScalars
    var position = scalars.startIndex
    var index = 0
    var retry: (index: Int, position: String.UnicodeScalarView.Index)?
    while position != scalars.endIndex {
      if index < elements.count, elements[index] == .wildcard {
        retry = (index, position)
        index += 1
      } else if index < elements.count, elements[index] == .scalar(scalars[position]) {
        index += 1
        position = scalars.index(after: position)
      } else if let last = retry {
        // Let the last wildcard take one scalar more; earlier wildcards never need to change.
        let next = scalars.index(after: last.position)
        retry = (last.index, next)
        index = last.index + 1
        position = next
      } else {
        return false
      }
    }
    return elements[index...].allSatisfy { $0 == .wildcard }
  }
}
