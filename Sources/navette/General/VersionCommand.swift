import Cryptography
import JSON

/// `navette version`
struct VersionCommand: Command {
  /// The program's version.
  static let version = "0.1.0"

  static let declaration = Declaration(
    "version", summary: "Print the versions of navette and of the OpenSSL it runs on.",
    discussion: [
      "`navette serve` refuses an OpenSSL below \(OpenSSLVersion.floor) unless `--accept-old-openssl` is given."
    ],
    options: [CommonOptions.json.parameter], examples: [.init("navette version --json", "For a program.")])

  private let isJSON: Bool

  init(_ values: Values) { isJSON = values.isSet(CommonOptions.json) }

  func run(_ console: Console) {
    let openssl = OpenSSLVersion.runtime
    if isJSON {
      let versions: JSON = [
        "navette": .string(Self.version), "openssl": .string(openssl.description),
        "opensslPlancher": .bool(!openssl.isBelowFloor),
      ]
      return console.print(versions.text)
    }
    console.print("navette \(Self.version)")
    let warning = openssl.isBelowFloor ? "  (below \(OpenSSLVersion.floor): known flaws, update it)" : ""
    console.print("OpenSSL \(openssl)\(warning)")
  }
}
