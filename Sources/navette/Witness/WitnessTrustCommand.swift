import Journal
import Witness

/// `navette witness trust`
struct WitnessTrustCommand: Command {
  private static let vkey = Option(
    "vkey", "FILE", .path, "The log's verification key, received from its operator out of band.", isRequired: true)
  private static let origin = Option("origin", "NAME", .text, "The log's name. Default: its key's.")

  static let declaration = Declaration(
    "trust", summary: "Add a log, or a further key of a log, to those that a witness cosigns.",
    discussion: [
      "A log that the witness does not know may be added while it runs: it finds it when it is first asked for it. It must "
        + "be stopped to get a further key of a log that it cosigns."
    ],
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
      let log = try trust(key, witness)
      console.print("Trusted: \(SafeText.line(log.origin)), \(log.keys.count) key(s), last size \(log.size)")
    } catch {
      throw CommandError(error)
    }
  }

  private func trust(_ key: VerifierKey, _ witness: VerifierKey) throws(WitnessError) -> KnownLog {
    let folder: WitnessFolder
    do { folder = try WitnessFolder(files.logsURL) } catch {
      guard error.code == .folderInUse else { throw error }
      return try WitnessFolder.introduce(key, for: origin, in: files.logsURL)
    }
    defer { folder.release() }
    return try folder.trust(key, for: origin, witness: witness)
  }
}
