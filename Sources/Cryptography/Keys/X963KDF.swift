internal import COpenSSL

/// The key derivation of ANSI X9.63 with SHA-256 (SEC 1, 3.6.1), which CMS uses after ECDH (RFC 5753, 7.1.4).
public enum X963KDF {
  /// Derives `count` bytes from a shared secret.
  ///
  /// - Parameters:
  ///   - secret: Z, the X coordinate of the shared point.
  ///   - sharedInfo: the DER of ECC-CMS-SharedInfo; not secret.
  ///   - count: the bytes wanted, at most 1024.
  public static func derive(_ secret: SecretBytes, sharedInfo: [UInt8], count: Int) -> SecretBytes {
    precondition((1...1024).contains(count), "a key is short")
    let blockCount = (count + Digest.byteCount - 1) / Digest.byteCount
    let blocks = SecretBytes(count: blockCount * Digest.byteCount)
    secret.withUnsafeBytes { z in
      blocks.withUnsafeMutableBytes { output in
        guard let base = output.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        for block in 0..<blockCount {
          navette_x963_sha256_block(
            z.baseAddress, z.count, UInt32(block + 1), sharedInfo, sharedInfo.count, base + block * Digest.byteCount)
        }
      }
    }
    guard blocks.count != count else { return blocks }
    return blocks.withUnsafeBytes { SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}
