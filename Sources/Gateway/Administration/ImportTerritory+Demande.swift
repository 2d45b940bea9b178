internal import Cryptography
internal import Liaison

extension ImportTerritory {
  /// Imports as an administrator asked.
  public func callAsFunction(
    _ demande: ImportDOrganismes, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let lines = try demande.organismes.enumerated().map { index, ligne in
        Line(ligne.organisme, recovery: try ligne.recuperation.map { try Self.request($0, line: index) })
      }
      self(lines, secteurs: try Self.secteurs(demande), by: agent) { completion(Self.placed($0)) }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  /// A territory that does not hold together is at fault as a whole; what it names is said in the sentence.
  private static func placed<Value>(_ outcome: Outcome<Value>) -> Outcome<Value> {
    guard case .failed(let error) = outcome, error.code == .invalid,
      error.field.map({ ["organismes", "territoires"].contains($0.split(separator: "/").first ?? "") }) != true
    else { return outcome }
    let place = error.field.map { " (\($0))" } ?? ""
    return .failed(GatewayError(.invalid, error.message + place, field: "territoires"))
  }

  private static func request(_ bytes: [UInt8], line: Int) throws(GatewayError) -> CertificateRequest {
    do { return try CertificateRequest(der: bytes) } catch {
      throw GatewayError(
        .invalid, "La clé de recouvrement doit être une demande de certificat PKCS#10 (DER) dont la preuve tient.",
        field: "organismes/\(line)/recuperation")
    }
  }

  private static func secteurs(_ demande: ImportDOrganismes) throws -> [Secteur] {
    try Dictionary(grouping: demande.territoires, by: \.secteur).sorted { $0.key < $1.key }.map { id, lines in
      try Secteur(
        organisme: id, communes: Set(lines.filter { !$0.partagee }.map(\.commune)),
        communesPartagees: Set(lines.filter(\.partagee).map(\.commune)))
    }
  }
}
