/// Someone who uses the gateway. Where they work is told by their memberships.
public struct Agent: Hashable, Sendable {
  /// The identifier, in both certificates and in the journal.
  public let id: AgentID
  /// The name shown to colleagues.
  public let nom: String
  /// The role.
  public let role: Role
  /// Why they are bound by secrecy.
  public let secret: SoumissionAuSecret
  /// The profession, for display: "assistante de service social".
  public let profession: String?
  /// Whether it is a health profession: Code pénal 226-14, 2° to 3°, is open to no other, wherever one works.
  public let professionDeSante: Bool

  /// Describes an agent.
  /// - Throws: the errors of `Ligne<120>` for the name and the profession; `inconsistent` for a role that receives content
  ///   from persons (intervenant, travailleur social, CRIP) without being bound, or for a health profession that does not
  ///   bind.
  public init(
    id: AgentID, nom: String, role: Role, secret: SoumissionAuSecret, profession: String? = nil,
    professionDeSante: Bool = false
  ) throws(LiaisonError) {
    _ = try Liaison.champ("nom") { () throws(LiaisonError) in try Ligne<120>(nom) }
    if let profession { _ = try Liaison.champ("profession") { () throws(LiaisonError) in try Ligne<120>(profession) } }
    guard secret != .aucune || ![.intervenant, .travailleurSocial, .crip].contains(role) else {
      throw LiaisonError(.inconsistent, champ: "secret")
    }
    guard secret == .profession || !professionDeSante else { throw LiaisonError(.inconsistent, champ: "secret") }
    (self.id, self.nom, self.role, self.secret, self.profession) = (id, nom, role, secret, profession)
    self.professionDeSante = professionDeSante
  }
}
