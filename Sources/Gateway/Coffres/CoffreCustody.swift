public import Cryptography
internal import Liaison

/// The server's own key around the blobs that agents leave: a stolen disk, which has not this key, allows no guessing of
/// passphrases.
///
/// A kept row is a version, a random IV, the ciphertext and its tag (AES-256-GCM). The agent's identifier is authenticated
/// with it: two agents' rows cannot be exchanged.
public struct CoffreCustody: Sendable {
  private static let version: UInt8 = 1
  private let key: SecretBytes

  /// Takes the server's key.
  /// - Throws: `CryptographyError` `wrongLength` unless it has 32 bytes.
  public init(key: SecretBytes) throws(CryptographyError) {
    // Asked of the cipher itself, so that the length is written in one place.
    _ = try AESGCM.seal(SecretBytes(count: 0), key: key, iv: SecureRandom.bytes(AESGCM.ivByteCount))
    self.key = key
  }

  /// Wraps what an agent leaves.
  func wrap(_ blob: [UInt8], of agent: AgentID) throws -> [UInt8] {
    let iv = SecureRandom.bytes(AESGCM.ivByteCount)
    let sealed = try AESGCM.seal(
      SecretBytes(copying: blob), key: key, iv: iv, authenticating: Array(agent.description.utf8))
    return [Self.version] + iv + sealed.ciphertext + sealed.tag
  }

  /// Unwraps what is kept for an agent.
  /// - Throws: ``GatewayError`` `fault` when the server's key is another, or the row was altered or is another agent's.
  ///   The row stays as it is.
  func unwrap(_ row: [UInt8], of agent: AgentID) throws(GatewayError) -> [UInt8] {
    let (ivEnd, minimum) = (1 + AESGCM.ivByteCount, 1 + AESGCM.ivByteCount + AESGCM.tagByteCount)
    guard row.count >= minimum, row[0] == Self.version,
      let clear = try? AESGCM.open(
        Array(row[ivEnd..<(row.count - AESGCM.tagByteCount)]), tag: Array(row.suffix(AESGCM.tagByteCount)), key: key,
        iv: Array(row[1..<ivEnd]), authenticating: Array(agent.description.utf8))
    else { throw .unreadableCoffre }
    return clear.withUnsafeBytes { Array($0) }
  }
}

extension GatewayError {
  /// A kept key that the server's key does not unwrap.
  static let unreadableCoffre = GatewayError(
    .fault,
    "La passerelle ne parvient pas à relire votre clé enveloppée : sa propre clé a changé, ou la ligne est altérée. "
      + "Rien n’a été effacé : prévenez l’administrateur.")
}
