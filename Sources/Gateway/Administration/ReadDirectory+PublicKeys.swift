internal import Cryptography
internal import Foundation
public import JSON

extension ReadDirectory {
  /// The authorities and the revocation lists of the day, in DER. A client judges them under its own root: the gateway can
  /// withhold a list, not forge one. They are public, so reading them is not journaled.
  public func publicKeys() -> JSONObject {
    let trust = desk.directory.trust
    return [
      "autorites": .array((trust.anchors + trust.intermediates).map { .string(Data($0.der).base64EncodedString()) }),
      "listes": .array(trust.crls.map { .string(Data($0.der).base64EncodedString()) }),
    ]
  }
}
