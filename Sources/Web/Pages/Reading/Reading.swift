internal import Gateway
internal import HTTP
internal import JSON
internal import Markup
internal import Synchronization

/// What a page reads before it shows: one use case, or several one after the other.
struct Reading<Value: Sendable>: Sendable {
  /// Starts it; the completion is called once.
  let start: @Sendable (@escaping Completion<Value>) -> Void

  /// Reads with a use case.
  init(_ start: @escaping @Sendable (@escaping Completion<Value>) -> Void) { self.start = start }

  /// What is known without asking.
  init(_ value: Value) { start = { $0(.done(value)) } }

  /// Reads this, then that.
  func and<Other>(_ other: Reading<Other>) -> Reading<(Value, Other)> {
    Reading<(Value, Other)> { completion in
      start { outcome in
        switch outcome {
        case .done(let value): other.start { $0.pass(to: completion) { (value, $0) } }
        case .refused(let refusal): completion(.refused(refusal))
        case .failed(let error): completion(.failed(error))
        }
      }
    }
  }

  /// Another view of what is read.
  func map<Other>(_ body: @escaping @Sendable (Value) -> Other) -> Reading<Other> {
    Reading<Other> { completion in start { $0.pass(to: completion, body) } }
  }

  /// Shows what was read; a refusal or an obstacle is a page too.
  func page(_ visit: Visit, _ show: @escaping @Sendable (Value) -> PageContent) -> Answering {
    Answering.outcome(start, failed: { ProblemPage.content($0).response(visit) }) { show($0).response(visit) }
  }
}

extension Outcome {
  fileprivate func pass<Other>(to completion: Completion<Other>, _ body: (Value) -> Other) {
    switch self {
    case .done(let value): completion(.done(body(value)))
    case .refused(let refusal): completion(.refused(refusal))
    case .failed(let error): completion(.failed(error))
    }
  }
}

extension Answering {
  /// Does what a form asks. Done, it goes on to another page; refused or faulty, the form is shown again with its problem.
  ///
  /// Every act of a page goes through here: a form whose token is not good starts nothing.
  /// - Parameters:
  ///   - again: the page of the form.
  ///   - act: reads the form and starts the use case.
  ///   - places: where the body has a field that the gateway knows by another name.
  static func act<Value>(
    _ visit: Visit, _ form: Form, again: @escaping @Sendable (Form) -> Answering, places: [String: String] = [:],
    _ act: () throws -> Reading<Value>, done: @escaping @Sendable (Value) -> Answering
  ) -> Answering {
    guard form.isFresh else { return again(form.with(.stalePage)) }
    do {
      let reading = try act()
      return Answering { answer in
        reading.start { outcome in
          let next: Answering =
            switch outcome {
            case .done(let value): done(value)
            case .refused(let refusal): again(form.with(Problem(refusal)))
            case .failed(let error): again(form.with(Problem(error, places: places)))
            }
          next.start(answer)
        }
      }
    } catch {
      return again(form.with(Problem(any: error)))
    }
  }
}
