internal import COpenSSL

/// The version of the libcrypto that is loaded, which a system update changes without rebuilding Navette.
public struct OpenSSLVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 3 in 3.0.22.
  public let major: Int
  /// 0 in 3.0.22.
  public let minor: Int
  /// 22 in 3.0.22.
  public let patch: Int

  /// Makes a version to compare with.
  public init(major: Int, minor: Int, patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// The library in use now.
  public static var runtime: OpenSSLVersion {
    OpenSSLVersion(
      major: Int(OPENSSL_version_major()), minor: Int(OPENSSL_version_minor()), patch: Int(OPENSSL_version_patch()))
  }

  /// The first 3.0 release without CVE-2026-34182 (short forged tags) and CVE-2026-63072 (overflow in key unwrap).
  public static let floor = OpenSSLVersion(major: 3, minor: 0, patch: 22)

  /// Whether this release is older than ``floor``: `serve` refuses it unless configured to accept it.
  public var isBelowFloor: Bool { self < Self.floor }

  /// Dotted, as OpenSSL writes it.
  public var description: String { "\(major).\(minor).\(patch)" }

  /// Orders by release.
  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
