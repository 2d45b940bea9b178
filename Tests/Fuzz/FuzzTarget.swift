import CedarProperties
import Glibc

/// What is fuzzed: the readers of bytes from outside. Each checks, besides not crashing, what must hold of whatever it
/// accepts.
enum FuzzTarget: String, CaseIterable {
  case http
  case json
  case cms
  case certificate
  case receipt
  case witness
  case policies
  case policyJSON
  case schema
  case entities
  case `protocol`

  /// Named by the environment, since libFuzzer owns the arguments.
  static let current: FuzzTarget = {
    if let name = getenv("NAVETTE_FUZZ_TARGET"), let target = FuzzTarget(rawValue: String(cString: name)) {
      return target
    }
    print("NAVETTE_FUZZ_TARGET must be one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    exit(2)
  }()

  func run(_ bytes: [UInt8]) {
    switch self {
    case .http: fuzzHTTP(bytes)
    case .json: fuzzJSON(bytes)
    case .cms: fuzzCMS(bytes)
    case .certificate: fuzzCertificate(bytes)
    case .receipt: fuzzReceipt(bytes)
    case .witness: fuzzWitness(bytes)
    case .policies: fuzzCedar(.policies, bytes)
    case .policyJSON: fuzzCedar(.policyJSON, bytes)
    case .schema: fuzzCedar(.schema, bytes)
    case .entities: fuzzCedar(.entities, bytes)
    case .protocol: fuzzCedar(.protocol, bytes)
    }
  }
}

/// The engine's readers: what must hold is written once, beside the tests.
private func fuzzCedar(_ property: CedarProperties, _ bytes: [UInt8]) {
  do {
    try property.check(bytes)
  } catch {
    // An optimised build would say nothing of why.
    print("\(error)")
    fflush(nil)
    abort()
  }
}

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.current.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
