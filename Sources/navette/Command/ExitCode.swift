/// What the process tells the shell. Scripts depend on these numbers: they never change meaning.
enum ExitCode: Int32, Sendable, CaseIterable {
  case success = 0
  case refused = 1
  case usage = 2
  case notFound = 3
  case conflict = 4
  case unavailable = 5
  case configuration = 6
  case untrusted = 7
  case invalidContent = 8
  case internalError = 9

  /// What the code means, for `navette help exit-codes`.
  var meaning: String {
    switch self {
    case .success: "the command did what it should"
    case .refused: "the gateway refused (the articles are printed), or a check failed"
    case .usage: "the command line is wrong: unknown command, option or value"
    case .notFound: "the reference, the file or the folder does not exist"
    case .conflict: "the state does not allow it, or the thing exists already"
    case .unavailable: "the gateway cannot be reached or is not able to answer now: retry later"
    case .configuration: "a key, a certificate, a passphrase or a configuration file is missing or wrong"
    case .untrusted: "an answer cannot be trusted: receipt, proof, seal, attestation or JSON is not valid"
    case .invalidContent: "a file that was given is not valid: the field is named"
    case .internalError: "a fault of the program itself"
    }
  }
}
