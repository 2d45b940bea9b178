internal import Gateway
internal import JSON
internal import Liaison
internal import Synchronization

/// What was typed into a form, and what was found wrong with it. A page that is shown again shows both: nothing is lost.
///
/// Names are JSON Pointers without their first slash, so that a field and the member it becomes have one name, and a fault
/// of the API finds its field. Names that begin with `_` are the page's own.
struct Form: Sendable {
  /// The hidden field of the token.
  static let token = "_jeton"
  /// The hidden field of the idempotency key, so that a form sent twice creates nothing twice.
  static let key = "_cle"

  /// Everything that was typed, in order.
  let items: [(name: String, value: String)]
  /// Whether the token was good: a form that was not made for this agent, or long ago, does nothing but show itself again.
  let isFresh: Bool
  /// What came of sending it.
  var problem: Problem?
  /// Which of several forms of one page it is: what keeps their fields apart.
  var scope = ""
  /// What its fields are called, as far as they were written.
  let labels: Labels

  /// The words of fields by their names, so that what is wrong with one can be told away from it.
  final class Labels: Sendable {
    private let written = Mutex<[(name: String, label: String)]>([])

    /// Notes the words of a field, as the page comes to it.
    func note(_ name: String, _ label: String) {
      written.withLock { if !$0.contains(where: { $0.name == name }) { $0.append((name, label)) } }
    }

    /// What a field is called, and which of the page's fields it is.
    func find(_ name: String) -> (place: Int, label: String)? {
      written.withLock { all in all.firstIndex { $0.name == name }.map { ($0, all[$0].label) } }
    }
  }

  /// An empty form, or one with values to begin with.
  init(
    _ items: [(name: String, value: String)] = [], isFresh: Bool = true, problem: Problem? = nil,
    labels: Labels = Labels()
  ) {
    (self.items, self.isFresh, self.problem, self.labels) = (items, isFresh, problem, labels)
  }

  /// The first value of a name; empty when there is none.
  func value(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }

  /// Every value of a name.
  func values(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

  /// Whether a box is ticked, or a choice taken.
  func has(_ name: String, _ value: String) -> Bool { items.contains { $0.name == name && $0.value == value } }

  /// Every name, in order.
  var names: [String] { items.map(\.name) }

  /// What was found wrong with a field.
  func faults(_ name: String) -> [String] {
    (problem?.champs ?? []).filter { $0.pointer == "/" + name }.map(\.message)
  }

  /// This form with the values of some names taken out, and others put in: for a page whose fields are not the API's own.
  func replacing(_ names: [String], with others: [(name: String, value: String)]) -> Form {
    Form(items.filter { !names.contains($0.name) } + others, isFresh: isFresh, problem: problem, labels: labels)
  }

  /// This form and what came of sending it. What no field of a form holds, such as the key of a request, cannot be corrected
  /// there, and is told in the problem's own words.
  func with(_ problem: Problem) -> Form {
    var form = self
    form.problem = problem
    form.problem?.champs.removeAll { !$0.pointer.hasPrefix("/") }
    return form
  }

  /// This form as one of several of a page.
  func scoped(_ scope: String) -> Form {
    var form = self
    form.scope = scope
    return form
  }

  /// The body of the API that the form stands for.
  /// - Throws: ``Problem``: `stalePage` for a stale token; the field that is wrong, and every field that must be answered
  ///   and is not, so that all can be corrected at once.
  func read<Body: Forme>(_ type: Body.Type, on visit: Visit) throws -> Body {
    guard isFresh else { throw Problem.stalePage }
    let body = FormBody(items.filter { !$0.name.hasPrefix("_") }).json(as: Body.schema)
    do {
      return try Body(JSONReader(body), today: visit.call.today)
    } catch let error as JSONReadingError {
      let missing = FormBody.missing(in: body, as: Body.schema).filter { $0 != error.pointer }
      throw Problem.fields([FieldFault(error)] + missing.map { FieldFault(pointer: $0, .missingField) })
    }
  }

  /// The key that makes sending twice harmless, with the digest of what was sent.
  /// - Throws: ``Problem`` when it is absent or malformed.
  func requestKey() throws(Problem) -> RequestKey {
    guard let key = try? IdempotencyKey(value(Self.key)) else { throw .malformedKey }
    let content = items.filter { !$0.name.hasPrefix("_") }.flatMap { [$0.name, $0.value] }.joined(separator: "\0")
    return RequestKey(key, request: Array(content.utf8))
  }
}
