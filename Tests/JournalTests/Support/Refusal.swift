import Journal

/// The code that some work was refused with; nil when it was not, or with something else.
func refusal(_ work: () throws -> some Any) -> JournalError.Code? {
  do {
    _ = try work()
    return nil
  } catch {
    return (error as? JournalError)?.code
  }
}
