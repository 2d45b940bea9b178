public import JSON
internal import Liaison

extension PreviewTransmission {
  /// Decides as a client asked.
  /// - Throws: ``GatewayError`` for a destination that cannot be found.
  public func callAsFunction(
    _ simulation: SimulationDeTransmission, by agent: AuthenticatedAgent
  ) throws(GatewayError) -> JSONObject {
    // A fiche always has these two, whether they were named or not.
    let named = simulation.rubriques.union([.identite, .demande])
    let sections = named.sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    let categories = simulation.categoriesPieces.sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    // Attachments are judged by their categories; unnamed, they are as ordinary as their section.
    let parts = sections.filter { $0 != .piecesJointes || categories.isEmpty }.map { FichePart($0) }
    return try self(
      simulation.destination, circuit: simulation.circuit, fondement: simulation.fondement, faits: simulation.faits,
      parts: parts + categories.map { FichePart(.piecesJointes, $0) }, minimise: simulation.minimiser, by: agent)
  }
}
