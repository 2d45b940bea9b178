/// A driver's refusal: the recommendation's code, and what this driver adds.
struct WebDriverError: Error, CustomStringConvertible {
  /// Such as `no such element`.
  let code: String
  let message: String
  /// What was asked, without the session.
  let command: String

  var description: String { "\(command): \(code): \(message.prefix { $0 != "\n" })" }
}
