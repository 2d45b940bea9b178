import Cryptography
import Foundation
import Gateway
import JSON
import Journal

/// Whether what the gateway states is what the other parts of the file prove.
struct EvidenceAgreement {
  let file: EvidenceFile
  let entry: LogEntry
  let logKey: VerifierKey

  /// - Throws: ``EvidenceFault`` for the first disagreement.
  func check(_ statement: EvidenceStatement) throws(EvidenceFault) {
    try checkParts(statement)
    try checkPlace(statement.place)
    try checkBody(statement)
  }

  private func checkParts(_ statement: EvidenceStatement) throws(EvidenceFault) {
    let listed = file.listed
    guard statement.parts.map(\.name) == listed.map(\.name) else {
      throw EvidenceFault("l’attestation ne cite pas les pièces qui sont là")
    }
    for (part, found) in zip(statement.parts, listed) where part.digest != found.digest.hex {
      throw EvidenceFault("\(found.name) n’est pas la pièce que l’attestation cite")
    }
  }

  private func checkPlace(_ place: EvidenceStatement.Place) throws(EvidenceFault) {
    let claim = file.receipt.checkpoint.claim
    guard place.origin == EvidenceStatement.line(claim.origin), place.leaf == file.receipt.inclusion.index,
      place.size == claim.size, place.root == claim.root.hex, place.hour == Instants.text(entry.time.date),
      place.retention == entry.retention.code
    else { throw EvidenceFault("l’attestation ne dit pas la place que la preuve établit") }
    let names = file.receipt.checkpoint.note.signatures.filter { !logKey.isNamed(by: $0) }.map(\.name)
    guard place.cosigners == names.map(EvidenceStatement.line) else {
      throw EvidenceFault("l’attestation ne nomme pas les témoins du point de contrôle")
    }
    guard place.timestamps.map(\.authority) == file.timestamps.map(\.authority) else {
      throw EvidenceFault("l’attestation ne nomme pas les horodatages joints")
    }
  }

  private func checkBody(_ statement: EvidenceStatement) throws(EvidenceFault) {
    guard let body = file.body else {
      guard statement.body != .joined else { throw EvidenceFault("l’attestation dit joint un corps qui ne l’est pas") }
      return
    }
    guard statement.body == .joined else { throw EvidenceFault("l’attestation dit absent un corps qui est joint") }
    guard case .object(let members)? = try? JSON.parse(body.bytes),
      JSON.object(members).serialized(.canonical) == body.bytes
    else { throw EvidenceFault("le corps n’est pas sous sa forme canonique") }
    guard let proven = EvidenceStatement.Event(canonical: body.bytes) else {
      throw EvidenceFault("le corps n’est pas celui d’un événement")
    }
    var stated = statement.event
    // Words and names of a standard may change from one version to another; facts may not.
    (stated.sentence, stated.erds) = (proven.sentence, proven.erds)
    guard stated == proven else { throw EvidenceFault("l’attestation ne dit pas ce que dit le corps") }
  }
}
