import Foundation

/// What of the machine these tests need: Debian's `chromium`, `chromium-driver`, `libnss3-tools`, `poppler-utils` and
/// `faketime`.
enum Chromium {
  static let driver = "/usr/bin/chromedriver"
  static let browser = "/usr/bin/chromium"
  static let certutil = "/usr/bin/certutil"
  static let pk12util = "/usr/bin/pk12util"

  /// Whether they are here or must be: where everything is installed, their absence is a failure.
  static let isHere: Bool = {
    if isRequired || missing.isEmpty { return true }
    FileHandle.standardError.write(Data("\n*** \(whatIsMissing) ***\n\n".utf8))
    return false
  }()

  /// Whether nothing may be skipped.
  static let isRequired = ["CI", "NAVETTE_CI"].contains { ProcessInfo.processInfo.environment[$0] != nil }

  static let missing: [String] = {
    let programs = [driver, browser, certutil, pk12util, Paper.pdfinfo, Paper.pdftotext].filter {
      !FileManager.default.isExecutableFile(atPath: $0)
    }
    return programs + (LaterClock.library == nil ? ["faketime"] : [])
      + (CertificateChoice.isPossible ? [] : ["the right to write in \(CertificateChoice.folder.path)"])
  }()

  static var whatIsMissing: String {
    "NOT TESTED IN A REAL BROWSER, for want of: \(missing.joined(separator: ", "))"
  }
}
