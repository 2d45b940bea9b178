import JSON
import Journal

/// `navette evidence verify`
struct EvidenceVerifyCommand: Command {
  private static let file = Operand("FILE", .path, "An evidence file: preuve-…zip.")

  static let declaration = Declaration(
    "verify", summary: "Verify an evidence file, offline: what it proves, by whom, and what it does not.",
    discussion: [
      "Nothing is asked of anybody. The keys and certificates are those that you received by another way than the file: "
        + "without them it would vouch for itself.",
      "Exit code 0 when all that was asked for is proven, 1 when the file is sound but lacks a cosignature or a timestamp "
        + "that was asked for, 7 when it was altered or is not what it says.",
    ],
    operands: [file.parameter], options: EvidenceTrust.parameters + [CommonOptions.json.parameter],
    examples: [
      .init("navette evidence verify preuve.zip --vkey log.vkey --ca ca.crt", "By the journal's key and the seal."),
      .init(
        "navette evidence verify preuve.zip --vkey log.vkey --ca ca.crt --witness temoin.vkey --tsa-ca tsa.pem",
        "Also by a witness and a timestamping authority."),
    ])

  private let file: FilePath
  /// The keys and certificates are read when it runs: a command line is right or wrong by itself.
  private let values: Values
  private let isJSON: Bool

  init(_ values: Values) throws {
    file = try values.required(Self.file)
    self.values = values
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let trust = try EvidenceTrust(values)
    let bytes = try BoundedFile.read(file, maximum: StoredArchive.maximumByteCount)
    let check: EvidenceCheck
    do {
      check = try EvidenceCheck(bytes, trusting: trust, at: console.now())
    } catch {
      if isJSON { console.print((["valide": false, "refus": .string(error.message)] as JSON).text) }
      throw error.error
    }
    console.print(isJSON ? check.json.text : check.text(console))
    guard check.isComplete else { throw CommandError(.refused, "") }
  }
}
