extension ExtensionFunction {
  /// What a function takes, the receiver of a method first, and what it gives.
  struct Signature {
    let parameters: [Expectation]
    let result: ExpressionType

    init(_ parameters: [Expectation], _ result: ExpressionType) {
      self.parameters = parameters
      self.result = result
    }
  }

  var signature: Signature {
    let truth = ExpressionType.bool(nil)
    switch self {
    case .decimal: return Signature([.string], .extension(.decimal))
    case .ip: return Signature([.string], .extension(.ipaddr))
    case .datetime: return Signature([.string], .extension(.datetime))
    case .duration: return Signature([.string], .extension(.duration))
    // Left to partial evaluation: it may stand for anything.
    case .unknown: return Signature([.string], .never)
    case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual:
      return Signature([.extension(.decimal), .extension(.decimal)], truth)
    case .isIpv4, .isIpv6, .isLoopback, .isMulticast: return Signature([.extension(.ipaddr)], truth)
    case .isInRange: return Signature([.extension(.ipaddr), .extension(.ipaddr)], truth)
    case .offset: return Signature([.extension(.datetime), .extension(.duration)], .extension(.datetime))
    case .durationSince: return Signature([.extension(.datetime), .extension(.datetime)], .extension(.duration))
    case .toDate: return Signature([.extension(.datetime)], .extension(.datetime))
    case .toTime: return Signature([.extension(.datetime)], .extension(.duration))
    case .toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays: return Signature([.extension(.duration)], .long)
    }
  }
}
