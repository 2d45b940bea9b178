internal import JSON

extension ReadEvent {
  /// To whom it was disclosed, or was to be: a body. Of an opening, the body that the fiche was addressed to.
  public var destination: String? {
    if let named = text(.vers) ?? text(.destination) ?? text(.organisme) { return named }
    switch kind {
    case .transmission, .examenOral: return question?["resource"]?["id"]?.string
    default: return attribute("destination")?["__entity"]?["id"]?.string
    }
  }

  /// Under which circuit.
  public var circuit: String? { (context("circuit") ?? attribute("circuit"))?.string }

  /// Under which basis, as its author invoked it.
  public var fondement: String? { text(.fondement) ?? (context("fondement") ?? attribute("fondement"))?.string }

  /// The sections that were disclosed.
  public var sections: [String] {
    self[.rubriques] == nil ? distinct(disclosedParts.compactMap { $0["section"]?.string }) : texts(.rubriques)
  }

  /// The categories of the data that was disclosed.
  public var categories: [String] {
    self[.categories] == nil ? distinct(disclosedParts.compactMap { $0["categorie"]?.string }) : texts(.categories)
  }

  /// The parts that were decided on and not refused; none when the whole was refused.
  private var disclosedParts: [JSON] {
    guard isPermitted == true, let parts = self[.parties], let contexts = parts["contextes"]?.array else { return [] }
    let refused = Set((parts["refus"]?.array ?? []).compactMap { $0["partie"]?.integer })
    return contexts.enumerated().filter { !refused.contains(Int64($0.offset)) }.map(\.element)
  }

  private func context(_ name: String) -> JSON? { question?["context"]?[name] }

  /// An attribute of what the decision was about.
  private func attribute(_ name: String) -> JSON? {
    guard let resource = question?["resource"] else { return nil }
    return question?["entities"]?.array?.first { $0["uid"] == resource }?["attrs"]?[name]
  }

  private func distinct(_ codes: [String]) -> [String] {
    codes.reduce(into: []) { distinct, code in if !distinct.contains(code) { distinct.append(code) } }
  }
}
