import Foundation
import Gateway
import JSON
import Journal

/// Something that the operator of a monitor must look at.
struct MonitorAlarm: Sendable {
  /// What it is.
  enum Code: String, Sendable, CaseIterable {
    case rollback = "retour-en-arriere"
    case fork = "bifurcation"
    case inconsistency = "incoherence"
    case wrongTile = "tuile-fausse"
    case missingFile = "fichier-absent"
    case unknownKey = "cle-inconnue"
    case badSignature = "signature-fausse"
    case stale = "perime"
    case notCosigned = "cosignature-en-retard"
    case unreachable = "injoignable"

    init(_ fault: FollowingFault) {
      self =
        switch fault {
        case .rollback: .rollback
        case .fork: .fork
        case .inconsistency: .inconsistency
        case .wrongTile: .wrongTile
        case .missingFile: .missingFile
        }
    }

    /// Whether it is about the truth of the journal, and not about its freshness.
    var isOfIntegrity: Bool {
      switch self {
      case .rollback, .fork, .inconsistency, .wrongTile, .missingFile, .unknownKey, .badSignature: true
      case .stale, .notCosigned, .unreachable: false
      }
    }

    var sentence: String {
      switch self {
      case .rollback: "le journal est plus court que celui qui a été vérifié"
      case .fork: "deux arbres d’une même taille portent la signature du journal"
      case .inconsistency: "le journal signé ne prolonge pas celui qui a été vérifié"
      case .wrongTile: "une tuile ne contient pas l’empreinte de ses entrées"
      case .missingFile: "un fichier que le point de contrôle implique manque, ou n’en est pas un"
      case .unknownKey: "le point de contrôle n’est pas signé par la clé que l’on connaît"
      case .badSignature: "la signature du point de contrôle est fausse, ou ce n’en est pas un"
      case .stale: "le point de contrôle ne bouge plus, alors que chaque heure de suivi laisse une trace"
      case .notCosigned: "les témoins ne cosignent plus le journal"
      case .unreachable: "la passerelle ne répond plus"
      }
    }
  }

  let code: Code
  /// Since when, for what lasts.
  var since: Date?
  /// Where the evidence is kept.
  var evidence: String?

  /// One line for standard error.
  var text: String {
    var text = "ALERTE \(code.rawValue) : \(code.sentence)"
    if let since { text += ", depuis le \(Instants.text(since))" }
    if let evidence { text += ". Preuves : \(SafeText.line(evidence))" }
    return text
  }

  /// One line for a program.
  func json(at now: Date) -> JSON {
    var object: JSONObject = [
      "evenement": "alarme", "instant": .string(Instants.text(now)), "alarme": .string(code.rawValue),
    ]
    if let since { object["depuis"] = .string(Instants.text(since)) }
    if let evidence { object["preuves"] = .string(evidence) }
    return .object(object)
  }
}
