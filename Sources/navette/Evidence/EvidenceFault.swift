import Cryptography
import Gateway
import Journal
import Sealing

/// Why an evidence file is refused, in French: it was altered, or it is not what it says.
struct EvidenceFault: Error, Equatable {
  /// What is wrong.
  let message: String

  init(_ message: String) { self.message = message }

  init(_ error: JournalError, in part: String) { self.init("\(part) : \(Self.words(error.code))") }

  init(_ error: SealingError) {
    switch error.code {
    case .badSignature: self.init("le sceau n’est pas celui de cette attestation : elle a été altérée")
    case .sealRefused:
      self.init(
        "le sceau n’est pas celui d’une passerelle de cette autorité (\(error.refusal?.description ?? "hors validité"))"
      )
    default: self.init("la signature de l’attestation n’a pas la forme attendue")
    }
  }

  private static func words(_ code: JournalError.Code) -> String {
    switch code {
    case .malformedEvidence: "ce n’est pas un dossier de preuve sous sa forme exacte"
    case .commitmentMismatch: "l’entrée n’engage pas ce corps"
    case .proofMismatch: "la preuve ne mène pas de l’entrée à la racine signée"
    case .unknownKey: "le point de contrôle n’est pas signé par la clé donnée"
    case .badSignature: "la signature du point de contrôle ne se vérifie pas"
    case .wrongOrigin: "le point de contrôle est celui d’un autre journal"
    default: "forme incorrecte (\(code.rawValue))"
    }
  }

  /// What stops the command.
  var error: CommandError {
    CommandError(
      .untrusted, "PREUVE REFUSÉE / EVIDENCE REFUSED: \(SafeText.line(message))",
      hint: "The file was altered, or is not what it says. Ask for it again, or warn the auditor.")
  }
}
