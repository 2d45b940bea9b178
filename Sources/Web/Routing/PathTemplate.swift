/// A path with named places: `/api/fiches/{reference}/accuse`. The last place may take what is left: `{fichier...}`.
struct PathTemplate: Hashable, Sendable, CustomStringConvertible {
  private enum Segment: Hashable {
    case literal(String)
    case place(String)
    case rest(String)
  }

  /// The template as it was written.
  let description: String
  private let segments: [Segment]

  /// A template of the route table: a mistake in it is a programmer's.
  init(_ text: String) {
    precondition(text.hasPrefix("/"), "a template starts with a slash")
    description = text
    // The root has no segment, as a target's own.
    let parts = text == "/" ? [] : text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    segments = parts.map { part in
      guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
      let name = part.dropFirst().dropLast()
      return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .place(String(name))
    }
  }

  /// The names of the places, in order.
  var places: [String] {
    segments.compactMap { segment in
      switch segment {
      case .literal: nil
      case .place(let name), .rest(let name): name
      }
    }
  }

  /// The literal segments before the first place: what a table can be split by.
  var firstLiterals: [String] {
    segments.prefix(2).compactMap { if case .literal(let text) = $0 { text } else { nil } }
  }

  /// What stands at the places of a path, in order; nil when the path is another.
  func values(in path: [String]) -> [String]? {
    var values: [String] = []
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .rest:
        guard path.count > index, path[index...].allSatisfy({ !$0.isEmpty }) else { return nil }
        return values + [path[index...].joined(separator: "/")]
      case .place:
        guard index < path.count, !path[index].isEmpty else { return nil }
        values.append(path[index])
      case .literal(let text):
        // Compared as octets: a canonically equivalent spelling is another path.
        guard index < path.count, path[index].utf8.elementsEqual(text.utf8) else { return nil }
      }
    }
    return path.count == segments.count ? values : nil
  }
}
