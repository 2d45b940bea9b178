import Foundation
import Gateway
import JSON
import Journal

extension ExportedCosignatures {
  /// What a person reads: one line for each witness.
  var lines: [String] {
    cosignatures.map { cosignature in
      let instant = Instants.text(Date(timeIntervalSince1970: TimeInterval(cosignature.time)))
      let source = areWitnessesTrusted ? "" : " (clé de l’export, non vérifiée : donnez --witness)"
      return "Cosigné par \(SafeText.line(cosignature.key.name)), \(size) entrées, le \(instant)\(source)"
    }
  }

  var json: JSON {
    [
      "taille": .integer(Int64(clamping: size)), "clesDeConfiance": .bool(areWitnessesTrusted),
      "temoins": .array(
        cosignatures.map { cosignature in
          [
            "nom": .string(cosignature.key.name),
            "instant": .string(Instants.text(Date(timeIntervalSince1970: TimeInterval(cosignature.time)))),
          ]
        }),
    ]
  }
}
