import Cryptography
import Foundation
import TestSupport

/// Signs the content of a genuine token with a certificate that `openssl ts -reply` would refuse to sign with.
struct CommandLineForger {
  let tsa: CommandLineTSA
  let query: [UInt8]

  /// A response that a certificate of this usage has signed.
  func response(usage: String = CommandLineTSA.usage) throws -> [UInt8] {
    // First the certificate, which must be valid at the instant that the token gives.
    try tsa.issue("forger", usage: usage)
    try tsa.folder.write(query, to: "query.tsq")
    try tsa.folder.must("ts -reply -config tsa.cnf -queryfile query.tsq -token_out -out token.der")
    try tsa.folder.must("cms -verify -noverify -inform DER -in token.der -out info.der")
    try tsa.folder.must(
      "cms -sign -binary -nodetach -cades -md sha256 -in info.der -econtent_type 1.2.840.113549.1.9.16.1.4 "
        + "-signer forger.crt -inkey forger.key -outform DER -out forged.der")
    return DERWriter.sequence([.sequence([.integer(0)]), .encoded(try tsa.folder.read("forged.der"))]).bytes()
  }
}
