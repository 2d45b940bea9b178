import Foundation
import Gateway
import Law
import Sealing

/// A use case that never answered.
struct NeverAnswered: Error {}

/// What a test did not expect of a use case.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
}

/// Waits for an outcome that a use case hands over on another thread, once.
func outcome<Value>(_ body: (@escaping Completion<Value>) throws -> Void) throws -> Outcome<Value> {
  let found = Shared<Outcome<Value>?>(nil)
  let ready = DispatchSemaphore(value: 0)
  try body { outcome in
    found.change { $0 = outcome }
    ready.signal()
  }
  guard ready.wait(timeout: .now() + 30) == .success, let outcome = found.current else { throw NeverAnswered() }
  return outcome
}

extension Outcome {
  /// The value.
  /// - Throws: what came instead.
  func get() throws -> Value {
    switch self {
    case .done(let value): return value
    case .refused(let refusal): throw Unexpected(description: "refused by \(refusal.trace.reasons.map(\.id))")
    case .failed(let error): throw Unexpected(description: "\(error.code): \(error.message)")
    }
  }

  /// The ids of the policies that refuse; nil when they do not.
  var refusedBy: [String]? {
    if case .refused(let refusal) = self { refusal.trace.reasons.map(\.id) } else { nil }
  }

  /// The articles that refuse, as one text; empty when nothing does.
  var articles: String {
    if case .refused(let refusal) = self { refusal.articles.joined(separator: " ; ") } else { "" }
  }

  /// Why it could not be done; nil when it was done or refused.
  var failure: GatewayError.Code? {
    if case .failed(let error) = self { error.code } else { nil }
  }

  /// The field at fault, when one is.
  var field: String? {
    if case .failed(let error) = self { error.field } else { nil }
  }
}

/// Why something could not be opened; nil when it could.
func sealingFault(_ body: () throws -> some Any) -> SealingError.Code? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? SealingError)?.code
  }
}
