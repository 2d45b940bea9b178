internal import COpenSSL

/// Algorithms looked up once: an implicit fetch at each use takes a lock and a search of the providers.
///
/// `nonisolated(unsafe)`: the objects are constant for the life of the process, which never frees them.
enum Fetched {
  nonisolated(unsafe) static let sha256: OpaquePointer? = EVP_MD_fetch(nil, "SHA256", nil)
  nonisolated(unsafe) static let sha1: OpaquePointer? = EVP_MD_fetch(nil, "SHA1", nil)
  nonisolated(unsafe) static let aes256gcm: OpaquePointer? = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)
  nonisolated(unsafe) static let aes256wrap: OpaquePointer? = EVP_CIPHER_fetch(nil, "AES-256-WRAP", nil)
}
