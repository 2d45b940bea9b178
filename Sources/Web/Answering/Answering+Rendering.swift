internal import Gateway
internal import HTTP
internal import JSON

/// The few ways in which the API writes a success.
extension Answering {
  /// An object that is known at once.
  static func object(_ object: JSONObject) -> Answering { now(.json(JSON.object(object).serialized())) }

  /// What was read.
  static func read(_ start: @escaping @Sendable (@escaping Completion<ReadAnswer>) -> Void) -> Answering {
    outcome(start) { .json(JSON.object($0.json).serialized()) }
  }

  /// A step, and its receipt.
  static func step(
    _ status: Status = .ok, _ start: @escaping @Sendable (@escaping Completion<StepAnswer>) -> Void
  ) -> Answering {
    outcome(start) { .json(JSON($0.json, receipt: $0.receipt).serialized(), status: status) }
  }

  /// Something new, and its receipt.
  static func created(
    places: [String: String] = [:], _ start: @escaping @Sendable (@escaping Completion<KeptAnswer>) -> Void
  ) -> Answering {
    outcome(start, places: places) { .json(JSON($0.json, receipt: $0.receipt).serialized(), status: .created) }
  }

  /// Sealed envelopes, and the receipt of their opening.
  static func envelopes(
    of reference: String, _ start: @escaping @Sendable (@escaping Completion<HandedEnvelopes>) -> Void
  ) -> Answering {
    outcome(start) { .json(JSON($0, of: reference).serialized()) }
  }

  /// The evidence of an event, as a file to keep.
  /// - Parameter name: what it is of, without its extension.
  static func evidence(
    _ name: String, failed: @escaping @Sendable (Problem) -> Response = \.response,
    _ start: @escaping @Sendable (@escaping Completion<[UInt8]>) -> Void
  ) -> Answering {
    outcome(start, failed: failed) {
      Response(
        .ok, contentType: evidenceType,
        headers: [("Content-Disposition", "attachment; filename=\"preuve-\(name).zip\"")], body: $0)
    }
  }

  static let evidenceType = "application/zip"

  /// A file of the journal, as it is.
  /// - Parameter keeping: how long whoever fetched it may keep it; not at all unless said otherwise.
  static func file(
    _ contentType: String, keeping: Keeping? = nil,
    _ start: @escaping @Sendable (@escaping Completion<[UInt8]>) -> Void
  ) -> Answering {
    outcome(start) { bytes in
      var response = Response(.ok, contentType: contentType, body: bytes)
      if let keeping { response.headers.append(("Cache-Control", keeping.rawValue)) }
      return response
    }
  }
}

extension JSON {
  fileprivate init(_ object: JSONObject, receipt: StepReceipt) {
    var object = object
    object["recu"] = JSON(receipt)
    self = .object(object)
  }
}
