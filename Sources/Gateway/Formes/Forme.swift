public import JSON
public import Liaison

/// A value that has one form in JSON: the same in the API, in sealed contents and in the files of the command line.
///
/// Reading is strict: an unknown member, a wrong type, a text too long, a code outside its list are refused, and the fault
/// names the member. What is read then written gives the same value; absent and `null` are the same, and empty lists are
/// not written.
public protocol Forme: Described, Sendable {
  /// Reads the value.
  /// - Parameter today: the day in Paris, after which no fact can be dated; the day of sealing for a sealed content.
  /// - Throws: `JSONReadingError`, which names the member at fault, never its content.
  init(_ reader: JSONReader, today: CalendarDay) throws
  /// The value as it is written.
  var json: JSON { get }
}
