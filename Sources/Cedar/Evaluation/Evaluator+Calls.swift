/// A call of an extension function or method.
final class CallEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let function: ExtensionFunction
  let arguments: [Evaluator]

  init(_ function: ExtensionFunction, _ arguments: [Evaluator], at span: SourceSpan) {
    self.function = function
    self.arguments = arguments
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    guard arguments.count == function.arity else {
      throw EvaluationError(.arity(function, got: arguments.count), at: span)
    }
    let first = try arguments[0].value(context)
    let second = arguments.count > 1 ? try arguments[1].value(context) : nil
    switch function {
    case .decimal, .ip, .datetime, .duration: return try construct(first)
    case .unknown: throw EvaluationError(.unknown, at: span)
    case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual:
      return .bool(compare(try decimal(first, 0), try decimal(second ?? first, 1)))
    case .isIpv4: return .bool(try address(first, 0).isV4)
    case .isIpv6: return .bool(try !address(first, 0).isV4)
    case .isLoopback: return .bool(try address(first, 0).isLoopback)
    case .isMulticast: return .bool(try address(first, 0).isMulticast)
    case .isInRange: return .bool(try address(first, 0).isInRange(try address(second ?? first, 1)))
    case .offset, .durationSince, .toDate, .toTime: return try instant(first, second)
    case .toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays: return .long(try units(first))
    }
  }

  private func construct(_ argument: Value) throws(EvaluationError) -> Value {
    guard case .string(let text) = argument else { throw .type("string", got: argument, at: arguments[0].span) }
    do throws(CedarError) {
      return .extension(try ExtensionValue(function: function.name, argument: text.string))
    } catch {
      throw EvaluationError(.failure(function, error.description), at: span)
    }
  }

  private func compare(_ left: DecimalValue, _ right: DecimalValue) -> Bool {
    switch function {
    case .lessThan: left < right
    case .lessThanOrEqual: left <= right
    case .greaterThan: left > right
    default: left >= right
    }
  }

  private func instant(_ first: Value, _ second: Value?) throws(EvaluationError) -> Value {
    let left = try datetime(first, 0)
    switch function {
    case .offset:
      let step = try duration(second ?? first, 1)
      let (sum, overflow) = left.milliseconds.addingReportingOverflow(step.milliseconds)
      guard !overflow else { throw EvaluationError(.failure(function, "out of range"), at: span) }
      return .extension(.datetime(DatetimeValue(milliseconds: sum)))
    case .durationSince:
      let right = try datetime(second ?? first, 1)
      let (difference, overflow) = left.milliseconds.subtractingReportingOverflow(right.milliseconds)
      guard !overflow else { throw EvaluationError(.failure(function, "out of range"), at: span) }
      return .extension(.duration(DurationValue(milliseconds: difference)))
    case .toDate:
      guard let date = left.date else { throw EvaluationError(.failure(function, "out of range"), at: span) }
      return .extension(.datetime(date))
    default: return .extension(.duration(left.time))
    }
  }

  private func units(_ value: Value) throws(EvaluationError) -> Int64 {
    let milliseconds = try duration(value, 0).milliseconds
    switch function {
    case .toMilliseconds: return milliseconds
    case .toSeconds: return milliseconds / 1_000
    case .toMinutes: return milliseconds / 60_000
    case .toHours: return milliseconds / 3_600_000
    default: return milliseconds / 86_400_000
    }
  }

  private func decimal(_ value: Value, _ index: Int) throws(EvaluationError) -> DecimalValue {
    guard case .extension(.decimal(let number)) = value else {
      throw .type("decimal", got: value, at: arguments[index].span)
    }
    return number
  }

  private func address(_ value: Value, _ index: Int) throws(EvaluationError) -> IPAddress {
    guard case .extension(.ipaddr(let address)) = value else {
      throw .type("ipaddr", got: value, at: arguments[index].span)
    }
    return address
  }

  private func datetime(_ value: Value, _ index: Int) throws(EvaluationError) -> DatetimeValue {
    guard case .extension(.datetime(let instant)) = value else {
      throw .type("datetime", got: value, at: arguments[index].span)
    }
    return instant
  }

  private func duration(_ value: Value, _ index: Int) throws(EvaluationError) -> DurationValue {
    guard case .extension(.duration(let length)) = value else {
      throw .type("duration", got: value, at: arguments[index].span)
    }
    return length
  }
}
