public import Liaison
internal import Store

/// Why an act could not be done, when it is not the law that refuses: see ``Refusal`` for that.
public struct GatewayError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of obstacle.
  public enum Code: String, Sendable, CaseIterable {
    /// No such fiche, avis, agent or body.
    case notFound
    /// The fiche's state does not allow it.
    case wrongState
    /// Somebody else changed the same thing meanwhile, several times in a row.
    case conflict
    /// The idempotency key was used for another request.
    case keyReused
    /// What was asked does not hold together; ``field`` says where.
    case invalid
    /// Nobody could be sealed to.
    case noRecipient
    /// The certificate is nobody's, or its bearer was revoked.
    case unknownAgent
    /// Durable storage refuses or is full: try again later.
    case unavailable
    /// A programming or configuration fault; nothing was stored, unless the message says that it was.
    case fault
  }

  /// The kind of obstacle.
  public let code: Code
  /// The field at fault, sections first, separated by `/`.
  public let field: String?
  /// What to tell the person, in French; it quotes nothing that was typed.
  public let message: String

  /// An obstacle.
  public init(_ code: Code, _ message: String, field: String? = nil) {
    (self.code, self.message, self.field) = (code, message, field)
  }

  /// What the domain refused to build.
  public init(_ error: LiaisonError) {
    let code: Code =
      switch error.code {
      case .noMember, .nobodyOnDuty, .everyoneSetAside: .noRecipient
      default: .invalid
      }
    self.init(code, error.message, field: error.champ)
  }

  /// Any error of the modules below, without its details.
  init(_ error: any Error) {
    switch error {
    case let error as GatewayError: self = error
    case let error as LiaisonError: self.init(error)
    case let error as TransitionRefusee: self.init(.wrongState, error.message)
    case let error as TransitionAvisRefusee: self.init(.wrongState, error.message)
    case let error as SuiteRefusee: self.init(.wrongState, error.message)
    case let error as StoreError: self.init(error)
    default: self.init(.fault, "La passerelle n’a pas pu traiter la demande ; rien n’a été enregistré.")
    }
  }

  private init(_ error: StoreError) {
    switch error.code {
    case .versionConflict, .membershipChanged, .policiesChanged:
      self.init(.conflict, "La situation a changé pendant votre demande. Rechargez et recommencez.")
    case .duplicateIdempotencyKey:
      self.init(.keyReused, "Cette clé d’idempotence a déjà servi à une autre demande.", field: "Idempotency-Key")
    case .full, .busy, .inputOutput, .overloaded, .closed:
      self = .unavailable
    case .awaitingWitnesses: self = .awaitingWitnesses
    case .refusedByWitness, .forked: self = .halted
    default: self.init(.fault, "La passerelle n’a pas pu traiter la demande ; rien n’a été enregistré.")
    }
  }

  /// The log is held since the start.
  static let awaitingWitnesses = GatewayError(
    .unavailable, "Le journal attend ses témoins : rien ne peut être enregistré avant leur réponse. Réessayez bientôt.")

  /// The log is stopped for good.
  static let halted = GatewayError(
    .unavailable,
    "Le journal est arrêté : il n’est plus celui que ses témoins connaissent. Rien n’est enregistré ; prévenez "
      + "l’exploitant de la passerelle.")

  /// Durable storage refuses for now.
  static let unavailable = GatewayError(
    .unavailable, "L’enregistrement est momentanément impossible. Rien n’a été perdu : réessayez dans un instant.")

  /// It is committed, and what should have followed failed: trying again would do it twice.
  static let recorded = GatewayError(
    .fault,
    "Votre demande est enregistrée, mais la passerelle n’a pas pu finir d’y répondre. Ne la recommencez pas avant d’avoir "
      + "rechargé la page et regardé ce qui est en vigueur.")

  /// For logs: the code alone.
  public var description: String { field.map { "\(code.rawValue) in \($0)" } ?? code.rawValue }
}
