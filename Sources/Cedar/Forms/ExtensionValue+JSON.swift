internal import JSON

extension ExtensionValue {
  /// Reads what `__extn` holds: `{"fn": …, "arg": …}`, or an instant as the offset of another.
  ///
  /// - Throws: `CedarError` (`invalidEntityJSON`, `unknownFunction`, `invalidExtensionValue`).
  init(call json: JSON) throws(CedarError) {
    guard case .object(let call) = json, call.members.count == 2, let function = call["fn"]?.string else {
      throw CedarError(.invalidEntityJSON, "`__extn` must hold `fn` and `arg`")
    }
    if let argument = call["arg"]?.string {
      try self.init(function: function, argument: argument)
    } else if function == "offset", let arguments = call["args"]?.array, arguments.count == 2 {
      guard case .extension(.datetime(let start)) = try Value(arguments[0]),
        case .extension(.duration(let length)) = try Value(arguments[1])
      else { throw CedarError(.invalidEntityJSON, "`offset` takes a datetime and a duration") }
      let (sum, overflow) = start.milliseconds.addingReportingOverflow(length.milliseconds)
      guard !overflow else { throw CedarError(.invalidExtensionValue, "the datetime is out of range") }
      self = .datetime(DatetimeValue(milliseconds: sum))
    } else {
      throw CedarError(.invalidEntityJSON, "`__extn` must hold `fn` and a string `arg`")
    }
  }
}
