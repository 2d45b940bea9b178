internal import HTTP
internal import JSON

/// What is wrong with a request before any use case sees it.
extension Problem {
  static let unknownPath = Problem(.chemin, .notFound, "Adresse inconnue", "Rien ne répond à cette adresse.")

  static func wrongMethod(allowed: [Method]) -> Problem {
    let names = Set(allowed.map(\.rawValue)).sorted().joined(separator: ", ")
    var problem = Problem(
      .methode, .methodNotAllowed, "Méthode refusée", "Cette adresse n’accepte que : \(names).")
    problem.fields = [("Allow", names)]
    return problem
  }

  static let unsupportedType = Problem(
    .type, .unsupportedMediaType, "Type de contenu refusé",
    "Le corps doit être du JSON en UTF-8, annoncé par « Content-Type: application/json », sans autre codage.")

  static let unexpectedBody = Problem(
    .corps, .badRequest, "Corps inattendu", "Cette demande ne prend pas de corps.")

  /// What the server refuses before anything of it is read.
  init(_ reason: RefusalReason) {
    self =
      switch reason {
      case .bodyTooLarge:
        Problem(.taille, reason.status, "Envoi trop volumineux", "Ce qui a été envoyé est trop long : rien n’a été lu.")
      case .overloaded, .tooManyConnections, .timedOut:
        Problem(
          .indisponible, reason.status, "Service momentanément indisponible",
          "La passerelle ne peut pas répondre pour le moment ; rien n’a été enregistré.")
      default:
        Problem(.requete, reason.status, "Demande illisible", "La passerelle n’a pas pu lire cette demande.")
      }
  }

  static let undecodableQuery = Problem(
    .requete, .badRequest, "Paramètres illisibles", "Les paramètres de l’adresse ne sont pas de l’UTF-8 codé en %.")

  static let crossSite = Problem(
    .origine, .forbidden, "Demande d’un autre site",
    "Le navigateur dit qu’un autre site est à l’origine de cette demande : elle n’a pas été lue.")

  static let undecodableForm = Problem(
    .requete, .badRequest, "Formulaire illisible",
    "Le formulaire n’est pas de l’UTF-8 codé en %, ou compte plus de champs qu’une page n’en a.")

  static let stalePage = Problem(
    .jeton, .forbidden, "Page périmée",
    "Cette page a été ouverte il y a trop longtemps, ou par un autre agent. Rien n’a été envoyé : vérifiez et renvoyez."
  )

  static let missingKey = keyProblem(
    .badRequest, .missingField, "L’en-tête « Idempotency-Key » est obligatoire : il rend un nouvel envoi sans danger.")

  static let malformedKey = keyProblem(
    .badRequest, .invalidFormat,
    "L’en-tête « Idempotency-Key » doit être donné une fois, sous la forme d’un UUID en minuscules.")

  private static func keyProblem(_ status: Status, _ code: FieldFault.Code, _ detail: String) -> Problem {
    var problem = Problem(.cle, status, "Clé d’idempotence absente ou invalide", detail)
    problem.champs = [FieldFault(pointer: "Idempotency-Key", code)]
    return problem
  }

  /// Fields at fault: nothing was stored.
  static func fields(_ faults: [FieldFault]) -> Problem {
    var problem = Problem(
      .champs, .unprocessableContent, "Contenu invalide", faults.map(\.message).joined(separator: " "))
    problem.champs = faults
    return problem
  }
}
