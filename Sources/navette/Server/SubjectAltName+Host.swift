import Cryptography
import Glibc

extension SubjectAltName {
  /// A host as people write it: an IPv4 or IPv6 address, or an ASCII name.
  init?(host: String) {
    var v4 = in_addr()
    var v6 = in6_addr()
    if inet_pton(AF_INET, host, &v4) == 1 {
      self = .ip(withUnsafeBytes(of: v4) { Array($0) })
    } else if inet_pton(AF_INET6, host, &v6) == 1 {
      self = .ip(withUnsafeBytes(of: v6) { Array($0) })
    } else {
      guard (1...253).contains(host.utf8.count),
        host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(Self.isLabel)
      else { return nil }
      self = .dns(host)
    }
  }

  private static func isLabel(_ label: some Collection<UInt8>) -> Bool {
    (1...63).contains(label.count)
      && label.allSatisfy { (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}
