internal import JSON

extension FormBody {
  /// The members that the schema asks for and a body lacks, as pointers, in the schema's order.
  ///
  /// A strict reader stops at the first fault; whoever fills in a form wants to know all that is still to be answered.
  static func missing(in body: JSON, as schema: JSONSchema) -> [String] {
    missing(in: body, Shape(schema.keywords, schema.definitions), "")
  }

  private static func missing(in json: JSON, _ shape: Shape, _ pointer: String) -> [String] {
    switch json {
    case .object(let object):
      let lacking = shape.required(by: object).filter { object[$0] == nil }.map { "\(pointer)/\($0)" }
      return lacking
        + object.members.flatMap { name, value in
          shape.member(name).map { missing(in: value, $0, "\(pointer)/\(name)") } ?? []
        }
    case .array(let elements):
      guard let element = shape.element else { return [] }
      return elements.enumerated().flatMap { missing(in: $1, element, "\(pointer)/\($0)") }
    default: return []
    }
  }
}

extension FormBody.Shape {
  /// What is asked for, among several alternatives by the one that a code in the object designates.
  fileprivate func required(by object: JSONObject) -> [String] {
    let fitting = alternatives.filter { alternative in
      object.members.allSatisfy { name, value in
        guard let codes = alternative["properties"]?.object?[name]?["enum"]?.array else { return true }
        return codes.contains(value)
      }
    }
    guard fitting.count == 1 else { return [] }
    return (fitting[0]["required"]?.array ?? []).compactMap(\.string)
  }
}
