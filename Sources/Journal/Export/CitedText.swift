public import Cryptography
import Foundation

/// A text that bodies cite by its digest, beside the tiles of an export: `policies/HEX.cedar`. An addition of ours.
///
/// What a body means is not the log's business: whoever exports or verifies says which digests a body cites.
public struct CitedText: Hashable, Sendable {
  /// The longest text.
  static let maximumByteCount = 4 << 20

  /// SHA-256 of the text.
  public let digest: Digest

  /// The text of that digest.
  public init(_ digest: Digest) { self.digest = digest }

  /// Where it stands in an export.
  public var path: String { "policies/\(digest.hex).cedar" }

  /// Reads a path, or nothing unless it is exactly the one this type writes.
  public init?(path: String) {
    guard path.hasPrefix("policies/"), path.hasSuffix(".cedar"),
      let digest = Digest(hex: String(path.dropFirst(9).dropLast(6)))
    else { return nil }
    self.init(digest)
    guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
  }

  /// What stands there in an export, whether or not it is the text; nothing when there is no such file.
  func read(in directory: URL) -> [UInt8]? {
    ExportFile.read(path, in: directory, limit: Self.maximumByteCount + 1)
  }

  /// Whether these bytes are the text.
  func isText(_ bytes: [UInt8]) -> Bool { bytes.count <= Self.maximumByteCount && SHA256.digest(bytes) == digest }
}

/// Finds the digests of the texts that bytes of bodies cite.
public typealias Citations = @Sendable (UnsafeRawBufferPointer) -> [Digest]
