import Journal
import Witness

/// `navette witness trust`
struct WitnessTrustCommand: Command {
  private static let vkey = Option(
    "vkey", "FILE", .path, "The log's verification key, received from its operator out of band.", isRequired: true)
  private static let origin = Option("origin", "NAME", .text, "The log's name. Default: its key's.")

  static let declaration = Declaration(
    "trust", summary: "Add a log, or a further key of a log, to those that a witness cosigns.",
    discussion: ["The witness must be stopped meanwhile."],
    operands: [WitnessFiles.folder.parameter], options: [vkey.parameter, origin.parameter],
    examples: [.init("navette witness trust temoin --vkey log.vkey", "The log that bears the key's name.")])

  private let files: WitnessFiles
  private let vkey: FilePath
  private let origin: String?

  init(_ values: Values) throws {
    files = try WitnessFiles(values)
    vkey = try values.required(Self.vkey)
    origin = try values.optional(Self.origin)
  }

  func run(_ console: Console) throws {
    let witness = try files.verifierKey()
    let key = try VkeyFile.key(vkey)
    do {
      let folder = try WitnessFolder(files.logsURL)
      defer { folder.release() }
      let log = try folder.trust(key, for: origin, witness: witness)
      console.print("Trusted: \(SafeText.line(log.origin)), \(log.keys.count) key(s), last size \(log.size)")
    } catch {
      throw CommandError(error)
    }
  }
}
