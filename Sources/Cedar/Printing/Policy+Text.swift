extension Policy {
  /// The policy written anew from its tree: it parses to the same tree, comments and layout apart.
  ///
  /// For policies that came as JSON; a policy that came as text keeps its own in ``source``.
  public var text: String {
    var text = ""
    for annotation in annotations {
      text += "@\(annotation.name)"
      text += annotation.isBare ? "\n" : "(\(quoted(annotation.value.string)))\n"
    }
    text += "\(effect.rawValue)(\(principal.text(of: .principal)), \(action.text), \(resource.text(of: .resource)))"
    for condition in conditions {
      text += "\n\(condition.kind.rawValue) { \(condition.body.text) }"
    }
    return text + ";"
  }
}

extension EntityConstraint {
  fileprivate func text(of variable: Variable) -> String {
    switch self {
    case .any: variable.rawValue
    case .equal(let reference): "\(variable.rawValue) == \(reference.text)"
    case .within(let reference): "\(variable.rawValue) in \(reference.text)"
    case .type(let type): "\(variable.rawValue) is \(type)"
    case .typeWithin(let type, let reference): "\(variable.rawValue) is \(type) in \(reference.text)"
    }
  }
}

extension EntityReference {
  fileprivate var text: String {
    switch self {
    case .entity(let uid): uid.description
    case .slot(let slot): slot.rawValue
    }
  }
}

extension ActionConstraint {
  fileprivate var text: String {
    switch self {
    case .any: "action"
    case .equal(let uid): "action == \(uid)"
    case .within(let uid): "action in \(uid)"
    case .withinAny(let uids): "action in [\(uids.map(\.description).joined(separator: ", "))]"
    }
  }
}
