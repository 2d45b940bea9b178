extension TypeChecker {
  func attribute(_ whole: Expression, _ receiver: Expression, _ name: CedarString) -> Answer {
    guard let type = expect(receiver, .entityOrRecord).type else { return .unknown }
    return Answer(type: attribute(name, of: type, at: whole.span) { shapes.shape(of: receiver) })
  }

  /// The type of an attribute that is read: it must be declared, and required or made sure of.
  private func attribute(
    _ name: CedarString, of type: ExpressionType, at span: SourceSpan, _ receiver: () -> Shape
  ) -> ExpressionType? {
    guard let attribute = declared(name, of: type) else {
      report(.unknownAttribute, at: span, "`\(type)` has no attribute `\(name)`")
      return nil
    }
    if !attribute.isRequired, !holds(.attribute(receiver(), name)) {
      report(.unsafeAttribute, at: span, "attribute `\(name)` of `\(type)` is optional: test it with `has` first")
    }
    return attribute.type
  }

  /// `receiver has a.b.c` says `receiver has a && receiver.a has b && receiver.a.b has c`.
  func has(_ whole: Expression, _ receiver: Expression, _ names: [CedarString]) -> Answer {
    guard var type = expect(receiver, .entityOrRecord).type else { return .boolean() }
    var shape = shapes.shape(of: receiver)
    var all = Conjunction(self)
    for (position, name) in names.enumerated() where !all.isSettled {
      if position > 0 {
        count(1)
        let previous = names[position - 1]
        guard let next = attribute(previous, of: type, at: whole.span, { shape }) else { break }
        guard Expectation.entityOrRecord.accepts(next) else {
          unexpected(next, Expectation.entityOrRecord.name, at: whole.span)
          break
        }
        (type, shape) = (next, shapes.attribute(previous, of: shape))
      }
      all.append(has(name, type, shape))
    }
    return all.finish()
  }

  private func has(_ name: CedarString, _ type: ExpressionType, _ shape: Shape) -> Answer {
    guard let attribute = declared(name, of: type) else { return mayHave(name, type) ? .boolean() : .boolean(false) }
    let capability = Capability.attribute(shape, name)
    // An entity may be absent from the store, so that even a required attribute may be missing; a record is there.
    let isThere = attribute.isRequired && type.isRecord
    return Answer(type: .bool(isThere || holds(capability) ? true : nil), capabilities: [capability])
  }

  /// The attribute as the type declares it; where entities of several types meet, as all of them do.
  private func declared(_ name: CedarString, of type: ExpressionType) -> RecordType.Attribute? {
    switch type {
    case .record(let record): return record.attributes[name]
    case .entity(let types):
      var whole: RecordType.Attribute?
      for type in types.sorted() {
        guard let attribute = schema.shape(of: type).attributes[name] else { return nil }
        guard let before = whole else {
          whole = attribute
          continue
        }
        guard let joined = relations.join(before, attribute) else { return nil }
        whole = joined
      }
      return whole
    default: return nil
    }
  }

  /// Whether values of a type may have an attribute that the type does not declare for all of them.
  private func mayHave(_ name: CedarString, _ type: ExpressionType) -> Bool {
    switch type {
    case .never: true
    case .record(let record): record.isOpen
    case .entity(let types): types.contains { schema.shape(of: $0).attributes[name] != nil }
    default: false
    }
  }
}

extension ExpressionType {
  fileprivate var isRecord: Bool {
    if case .record = self { true } else { false }
  }
}
