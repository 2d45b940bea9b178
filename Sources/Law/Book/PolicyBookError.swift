internal import Cedar

/// Why a set of policies cannot be put in force: the first fault met, and those that were met besides.
public struct PolicyBookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file at fault, empty when it is the set as a whole.
  public let file: String
  /// The line at fault, from 1; `nil` when it is the file as a whole.
  public let line: Int?
  /// The fault, in words, and what to do about it.
  public let fault: String
  /// The faults of the rest of the set, in the order of the files; none of them has others.
  public private(set) var others: [PolicyBookError] = []

  init(file: String, line: Int? = nil, fault: String) {
    (self.file, self.line, self.fault) = (file, line, fault)
  }

  /// A text that Cedar does not read.
  init(file: String, _ error: CedarError, advice: String = "") {
    // Where it is known, the description begins with the place, which is told before the fault here.
    let place = error.span.map { "\($0.line):\($0.column): " } ?? ""
    self.init(
      file: file, line: error.span.map { Int($0.line) }, fault: error.description.dropFirst(place.count) + advice)
  }

  /// Several faults as one error; `nil` when there is none.
  init?(_ faults: [PolicyBookError]) {
    guard let first = faults.first else { return nil }
    self = first
    others = Array(faults.dropFirst())
  }

  /// Every fault, each alone.
  public var all: [PolicyBookError] { [PolicyBookError(file: file, line: line, fault: fault)] + others }

  /// The first fault, for the person who edits the policies: `file:line: fault`.
  public var description: String {
    file.isEmpty ? fault : file + (line.map { ":\($0)" } ?? "") + ": " + fault
  }
}
