/// Something that a test has made sure of: while it holds, the attribute or the tag may be read.
///
/// Cedar's typing rules call it a capability of the expression that tests it (cedar-spec, `Validation/Typechecker`).
enum Capability: Hashable {
  /// The expression of that shape has this attribute.
  case attribute(Shape, CedarString)
  /// The expression of the first shape has a tag whose name is the value of the second.
  case tag(Shape, Shape)
}
