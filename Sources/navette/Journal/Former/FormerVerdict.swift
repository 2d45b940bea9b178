import Foundation
import JSON
import Journal

/// Whether the archive of a former journal is sound, and is what the journal that follows says of it.
struct FormerVerdict {
  /// Everything that is wrong, each in a French line.
  private(set) var anomalies: [String] = []
  private var size: UInt64 = 0
  private var isWholeAsCited = false
  private var isSigned = false

  /// Verifies an archive.
  /// - Parameter following: the key of the journal that follows: the former's was the same, under its own name.
  /// - Throws: ``CommandError``: `notFound`, `invalidContent`.
  init(_ folder: FilePath, citedBy citation: FormerCitation?, _ following: LogVerifier?) throws {
    let export = try JournalArguments.export(folder)
    guard let citation else {
      anomalies = ["le journal vérifié n’en cite aucun"]
      return
    }
    let key = try ReceiptFault.wrapping {
      try following.map { try VerifierKey(name: citation.cited.origin, publicKey: $0.key.publicKey) } ?? export.key()
    }
    let verifier = LogVerifier(key: key)
    let verdict = try JournalVerdict(folder, ExportVerifier(trusted: verifier, checksCanonicalForm: false))
    anomalies = verdict.anomalies
    guard verdict.report.isSound else { return }
    do {
      try check(export, citation, verifier, beside: folder)
    } catch let error as JournalError {
      anomalies.append("l’archive ne peut pas être lue (\(error.code.rawValue))")
    }
  }

  private mutating func check(
    _ export: ExportedJournal, _ citation: FormerCitation, _ verifier: LogVerifier, beside folder: FilePath
  ) throws {
    let (claim, cited) = (export.checkpoint.claim, citation.cited)
    size = claim.size
    guard claim.origin.isSame(as: cited.origin) else {
      return anomalies.append("l’archive est celle d’un autre journal que celui qui est cité")
    }
    if try size < citation.restoredSize || export.root(size: citation.restoredSize) != citation.restoredRoot {
      anomalies.append("ce que la base remise en place contenait n’est pas dans l’archive")
    }
    isWholeAsCited = size >= cited.size
    if isWholeAsCited, try export.root(size: cited.size) != cited.root {
      anomalies.append("le point de contrôle cité n’est pas celui de l’archive : le journal antérieur a bifurqué")
    }
    if cited.size > max(size, citation.restoredSize), cited.size - size != citation.lost {
      anomalies.append("le nombre d’entrées perdues n’est pas celui qui est dit")
    }
    try checkSignature(of: cited, verifier, beside: folder)
  }

  /// The checkpoint that is cited lies beside the archive, as it was signed.
  private mutating func checkSignature(of cited: Checkpoint, _ verifier: LogVerifier, beside folder: FilePath) throws {
    let file = folder.parent.appending(folder.name + ".checkpoint")
    guard BoundedFile.exists(file) else { return }
    let signed = try? verifier.verify(try BoundedFile.read(file, maximum: SignedNote.maximumByteCount))
    isSigned = signed?.checkpoint == cited
    if !isSigned { anomalies.append("le point de contrôle gardé à côté de l’archive n’est pas celui qui est cité") }
  }

  /// What a person reads.
  var lines: [String] {
    guard anomalies.isEmpty else { return [] }
    return [
      "Journal antérieur intègre : \(size) entrées"
        + (isWholeAsCited ? ", jusqu’au point de contrôle cité au moins" : " ; les suivantes sont perdues")
        + (isSigned ? ", dont la signature est là" : " ; la signature du point de contrôle cité n’est pas jointe")
    ]
  }

  var json: JSON {
    [
      "valide": .bool(anomalies.isEmpty), "taille": .integer(Int64(clamping: size)),
      "jusquAuPointCite": .bool(isWholeAsCited), "pointCiteSigne": .bool(isSigned),
    ]
  }
}
