/// A fiche about to go: one destination, one circuit, one legal ground. Several destinations are several fiches.
public struct Transmission: Hashable, Sendable {
  /// The destination.
  public let destination: ChoixDestination
  /// The circuit.
  public let circuit: Circuit
  /// The ground invoked.
  public let fondement: FondementLegal
  /// The facts.
  public let faits: FaitsCodes
  /// How soon.
  public let urgence: Urgence
  /// What the person answered.
  public let accord: Accord
  /// Where the encounter came from, if it is recorded with the fiche.
  public let saisine: Saisine?
  /// The fiche.
  public let fiche: FicheNavette

  /// Gathers a transmission. Whether it may go is for the policies to say.
  /// - Throws: `inconsistent` if the coded facts say something else of the agreement than the agreement itself.
  public init(
    destination: ChoixDestination, circuit: Circuit, fondement: FondementLegal, faits: FaitsCodes, urgence: Urgence,
    accord: Accord, saisine: Saisine? = nil, fiche: FicheNavette
  ) throws(LiaisonError) {
    guard Self.agree(faits, accord) else { throw LiaisonError(.inconsistent, champ: "accord") }
    (self.destination, self.circuit, self.fondement, self.faits) = (destination, circuit, fondement, faits)
    (self.urgence, self.accord, self.saisine, self.fiche) = (urgence, accord, saisine, fiche)
  }

  /// Whether the coded facts say of the agreement what the agreement says.
  ///
  /// Never inlined: with this switch in the initializer, the optimizer of Swift 6.3 keeps another value in the register
  /// of the error, and callers then catch an error that nobody threw.
  @inline(never)
  private static func agree(_ faits: FaitsCodes, _ accord: Accord) -> Bool {
    faits.accord == accord.etat && faits.objetsAccord == accord.objetsAccordes
  }
}
