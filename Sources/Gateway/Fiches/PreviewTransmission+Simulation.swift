public import JSON
internal import Liaison

extension PreviewTransmission {
  /// Decides as a client asked.
  /// - Throws: ``GatewayError`` for a destination that cannot be found.
  public func callAsFunction(
    _ simulation: SimulationDeTransmission, by agent: AuthenticatedAgent
  ) throws(GatewayError) -> JSONObject {
    let sections = simulation.rubriques.sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    let categories = simulation.categoriesPieces.sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    // Attachments are judged by their categories; unnamed, they are as ordinary as their section.
    let parts = sections.filter { $0 != .piecesJointes || categories.isEmpty }.map { FichePart($0) }
    return try self(
      simulation.destination, circuit: simulation.circuit, fondement: simulation.fondement, faits: simulation.faits,
      parts: parts + categories.map { FichePart(.piecesJointes, $0) }, by: agent)
  }
}
