/// Something in an export that is not as a sound journal would have it.
public struct ExportFault: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: String, Sendable, CaseIterable {
    // Files
    case missingFile
    case unexpectedFile
    case notARegularFile
    case wrongLength
    // Checkpoint and key
    case malformedKey
    case untrustedKey
    case malformedCheckpoint
    case wrongOrigin
    case unsigned
    case badSignature
    // Entries and tree
    case malformedEntry
    case leafHashMismatch
    case tileHashMismatch
    case rootMismatch
    case rootNotComputable
    case earlierCheckpointRefused
    case inconsistentWithEarlier
    // Witnesses
    case cosignedElsewhere
    case quorumMissing
    // Timestamps
    case timestampedElsewhere
    case timestampRefused
    // Bodies
    case malformedBody
    case bodyNotCanonical
    case bodyMismatch
    // Texts that bodies cite
    case missingText
    case textMismatch
  }

  /// What is wrong.
  public let kind: Kind
  /// The file, relative to the export.
  public let file: String
  /// The entry, or for `tileHashMismatch` the position among the hashes of that level.
  public let index: UInt64?

  /// A fault found in `file`, at `index`.
  public init(kind: Kind, file: String, index: UInt64?) {
    self.kind = kind
    self.file = file
    self.index = index
  }

  /// One line for the person who verifies.
  public var description: String {
    "\(file)\(index.map { " [\($0)]" } ?? "") : \(explanation)"
  }

  private var explanation: String {
    switch kind {
    case .missingFile: "fichier absent"
    case .unexpectedFile: "fichier de trop"
    case .notARegularFile: "ni un fichier ni un dossier ordinaire"
    case .wrongLength: "longueur inattendue"
    case .malformedKey: "clé du journal illisible"
    case .untrustedKey: "la clé n'est pas celle à laquelle vous faites confiance"
    case .malformedCheckpoint: "point de contrôle illisible"
    case .wrongOrigin: "point de contrôle d'un autre journal"
    case .unsigned: "point de contrôle non signé par la clé du journal"
    case .badSignature: "signature fausse"
    case .malformedEntry: "entrée mal formée"
    case .leafHashMismatch: "l'entrée ne correspond pas à son empreinte"
    case .tileHashMismatch: "l'empreinte ne correspond pas à celles du niveau inférieur"
    case .rootMismatch: "les entrées ne donnent pas la racine signée"
    case .rootNotComputable: "des entrées manquent pour calculer la racine"
    case .earlierCheckpointRefused: "l'ancien point de contrôle n'est pas signé par la clé du journal"
    case .inconsistentWithEarlier: "le journal ne prolonge pas l'ancien point de contrôle"
    case .cosignedElsewhere: "ce point de contrôle cosigné n'est pas de ce journal"
    case .quorumMissing: "trop peu des témoins de confiance l'ont cosigné"
    case .timestampedElsewhere: "ce point de contrôle horodaté n'est pas de ce journal"
    case .timestampRefused: "l'horodatage n'est pas celui de ce point de contrôle par une autorité de confiance"
    case .malformedBody: "contenu mal formé"
    case .bodyNotCanonical: "le contenu n'est pas sous sa forme canonique"
    case .bodyMismatch: "le contenu n'est pas celui auquel l'entrée s'engage"
    case .missingText: "texte cité par le journal, absent"
    case .textMismatch: "le texte n'est pas celui que le journal cite"
    }
  }
}

extension ExportFault.Kind {
  /// Why a checkpoint is not the log's; nothing when it is.
  init?(refusing signed: SignedCheckpoint, by key: LogVerifier) {
    do throws(JournalError) {
      _ = try key.verify(signed)
      return nil
    } catch {
      self =
        switch error.code {
        case .wrongOrigin: .wrongOrigin
        case .unknownKey: .unsigned
        default: .badSignature
        }
    }
  }
}
