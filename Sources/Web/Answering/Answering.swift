internal import Gateway
internal import HTTP

/// How a request is answered: a handler returns one, so that no handler can forget to answer.
///
/// What waits hands its completion to a use case; if that drops it, the reply goes with it and answers 500 by itself.
struct Answering: Sendable {
  let begin: @Sendable (@escaping @Sendable (Response) -> Void) -> Void

  /// Answers at once.
  static func now(_ response: Response) -> Answering { Answering { answer in answer(response) } }

  /// Answers with what a use case comes to.
  /// - Parameters:
  ///   - start: starts the use case with the completion it must call.
  ///   - places: where the body has a field that the gateway knows by another name.
  ///   - failed: writes a problem; a problem document unless said otherwise.
  ///   - render: writes the value of a success.
  static func outcome<Value>(
    _ start: @escaping @Sendable (@escaping Completion<Value>) -> Void, places: [String: String] = [:],
    failed: @escaping @Sendable (Problem) -> Response = \.response, render: @escaping @Sendable (Value) -> Response
  ) -> Answering {
    Answering { answer in
      start { outcome in
        switch outcome {
        case .done(let value): answer(render(value))
        case .refused(let refusal): answer(failed(Problem(refusal)))
        case .failed(let error): answer(failed(Problem(error, places: places)))
        }
      }
    }
  }

  /// Starts; `answer` is called once, at once or later, on any thread.
  func start(_ answer: @escaping @Sendable (Response) -> Void) { begin(answer) }
}
