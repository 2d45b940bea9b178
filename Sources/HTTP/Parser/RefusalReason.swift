/// Why a message is refused before anybody handles it.
public enum RefusalReason: String, Error, Sendable, CaseIterable {
  // Lines
  case bareLineFeed
  case bareCarriageReturn
  case controlCharacter
  case incomplete
  // Start line
  case startLine
  case startLineTooLong
  case emptyLines
  case method
  case target
  case version
  // Fields
  case fieldName
  case fieldFolded
  case headTooLarge
  case hostMissing
  case hostRepeated
  case hostInvalid
  case hostMismatch
  case connection
  case expectation
  // Framing
  case contentLength
  case contentLengthRepeated
  case transferEncoding
  case transferEncodingUnknown
  case framingAmbiguous
  // Body
  case bodyTooLarge
  case chunkSize
  case chunkExtension
  case chunkEnd
  case trailer
  // The connection's life
  case timedOut
  case tooManyConnections
  case overloaded

  /// The status that answers it.
  public var status: Status {
    switch self {
    case .startLineTooLong: .uriTooLong
    case .headTooLarge: .headerFieldsTooLarge
    case .bodyTooLarge: .contentTooLarge
    case .method, .transferEncodingUnknown: .notImplemented
    case .version: .versionNotSupported
    case .expectation: .expectationFailed
    case .timedOut: .requestTimeout
    case .tooManyConnections: .tooManyRequests
    case .overloaded: .serviceUnavailable
    default: .badRequest
    }
  }

  /// A sentence for whoever reads the problem document.
  var detail: String {
    switch self {
    case .bareLineFeed, .bareCarriageReturn: "Une fin de ligne n'est pas CR LF."
    case .controlCharacter: "Un caractère de contrôle est interdit à cet endroit."
    case .incomplete: "La requête s'arrête avant sa fin."
    case .startLine, .emptyLines: "La ligne de requête est mal formée."
    case .startLineTooLong: "L'adresse demandée est trop longue."
    case .method: "Cette méthode n'est pas prise en charge."
    case .target: "L'adresse demandée est mal formée."
    case .version: "Seules les versions 1.0 et 1.1 de HTTP sont prises en charge."
    case .fieldName: "Un champ d'en-tête est mal formé."
    case .fieldFolded: "Un champ d'en-tête ne peut pas tenir sur plusieurs lignes."
    case .headTooLarge: "Les champs d'en-tête sont trop longs ou trop nombreux."
    case .hostMissing: "Le champ Host manque."
    case .hostRepeated: "Le champ Host est répété."
    case .hostInvalid: "Le champ Host est mal formé."
    case .hostMismatch: "Le champ Host contredit l'adresse demandée."
    case .connection: "Le champ Connection est mal formé."
    case .expectation: "Cette attente (Expect) n'est pas prise en charge."
    case .contentLength: "Le champ Content-Length est mal formé."
    case .contentLengthRepeated: "Le champ Content-Length est répété."
    case .transferEncoding: "Le champ Transfer-Encoding est mal formé."
    case .transferEncodingUnknown: "Cet encodage de transfert n'est pas pris en charge."
    case .framingAmbiguous: "La longueur du corps est ambiguë."
    case .bodyTooLarge: "Le corps de la requête est trop long."
    case .chunkSize, .chunkEnd: "Un morceau du corps est mal formé."
    case .chunkExtension: "Une extension de morceau est mal formée ou trop longue."
    case .trailer: "Un champ qui suit le corps est mal formé, interdit ou trop long."
    case .timedOut: "La requête n'est pas arrivée dans le délai."
    case .tooManyConnections: "Trop de connexions sont ouvertes avec ce certificat."
    case .overloaded: "Le service ne peut pas répondre pour le moment."
    }
  }
}
