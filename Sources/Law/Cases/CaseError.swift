/// Why the cases of a folder cannot be run: a fault in what was written, found before anything is decided.
public struct CaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file at fault.
  public let file: String
  /// The sentence of the case at fault; nil when it is the file as a whole.
  public let sentence: String?
  /// The fault, in words.
  public let fault: String

  /// For the person who writes cases.
  public var description: String { "\(file): " + (sentence.map { "« \($0) »: " } ?? "") + fault }
}
