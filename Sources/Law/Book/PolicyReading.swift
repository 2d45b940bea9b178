internal import Cedar

/// The policies of a set of files, one by one, and every fault met on the way: whoever corrects a set wants them all.
struct PolicyReading {
  /// A policy, and what it says of itself.
  struct Item {
    let policy: Policy
    let notice: PolicyNotice
    /// Permits and the law's forbids decide; the other forbids warn.
    var isAdvice: Bool { policy.effect == .forbid && notice.force != .loi }
  }

  private(set) var items: [Item] = []
  private(set) var faults: [PolicyBookError] = []
  /// Where each policy stands.
  private(set) var places: [PolicyID: PolicyPlace] = [:]

  /// Reads the policy files; the schema is read apart.
  init(_ sources: [PolicyBook.Source]) {
    for source in sources where !source.isSchema {
      do {
        for policy in try Self.parsed(source) { read(policy, of: source) }
      } catch {
        faults.append(error)
      }
    }
  }

  private mutating func read(_ policy: Policy, of source: PolicyBook.Source) {
    let place = PolicyPlace(file: source.name, line: Int(policy.span.line))
    if let other = places.updateValue(place, forKey: policy.id) {
      faults.append(
        place.fault("two policies have the id `\(policy.id)` (the other: \(other)): give one of them another `@id`"))
    }
    do {
      items.append(Item(policy: policy, notice: try PolicyNotice(policy, at: place)))
    } catch {
      faults.append(error)
    }
  }

  private static func parsed(_ source: PolicyBook.Source) throws(PolicyBookError) -> [Policy] {
    let set: PolicySet
    do {
      set = try PolicySet(parsing: source.text, naming: .annotation)
    } catch {
      let advice = error.code == .missingPolicyID ? ": name it, as in `@id(\"theme.regle\")`" : ""
      throw PolicyBookError(file: source.name, error, advice: advice)
    }
    if let template = set.templates.first {
      throw PolicyBookError(
        file: source.name, line: Int(template.span.line),
        fault: "templates are not used here: name the principal and the resource instead of `?principal`, `?resource`")
    }
    return set.policies
  }
}

/// Where a policy stands.
struct PolicyPlace: Hashable, CustomStringConvertible {
  /// The file, without its folder.
  let file: String
  /// The line of its first annotation, from 1.
  let line: Int

  var description: String { "\(file):\(line)" }

  /// A fault of what stands there.
  func fault(_ text: String) -> PolicyBookError { PolicyBookError(file: file, line: line, fault: text) }

  /// The line of a part of the policy, whose span may count from the start of the policy's own text.
  func line(of part: SourceSpan, in policy: Policy) -> Int { line + Int(part.line) - Int(policy.span.line) }
}
