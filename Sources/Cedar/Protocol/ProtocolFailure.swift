internal import JSON

/// Why a request of the protocol has no answer.
struct ProtocolFailure: Error {
  let text: String

  init(_ text: String) { self.text = text }

  /// Runs `body`, whose refusal becomes the failure.
  static func catching<T>(_ body: () throws(CedarError) -> T) throws(ProtocolFailure) -> T {
    do throws(CedarError) {
      return try body()
    } catch {
      throw ProtocolFailure(error.description)
    }
  }
}

extension JSON {
  /// The text of a member. Throws when it is absent or no string.
  func text(_ name: String) throws(ProtocolFailure) -> String {
    guard let text = self[name]?.string else { throw ProtocolFailure("`\(name)` must be a string") }
    return text
  }
}
