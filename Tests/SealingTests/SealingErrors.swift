import Sealing
import Testing

/// Expects this code, and a reason that names the cause, so that a refusal is for what the test says.
func expectRefusal(
  _ code: SealingError.Code, _ reason: String = "", _ location: SourceLocation = #_sourceLocation,
  _ body: () throws -> Any
) {
  do {
    _ = try body()
    Issue.record("nothing was refused", sourceLocation: location)
  } catch let error as SealingError {
    #expect(error.code == code, "\(error)", sourceLocation: location)
    #expect(reason.isEmpty || error.description.contains(reason), "\(error)", sourceLocation: location)
  } catch {
    Issue.record("another error: \(error)", sourceLocation: location)
  }
}
