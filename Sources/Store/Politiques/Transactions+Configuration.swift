public import Cryptography

extension ReadTransaction {
  /// The digest of each part of the configuration that the gateway was last started with, by its name.
  public func configuration() throws -> [String: Digest] {
    let parts = try connection.all("SELECT membre, empreinte FROM configuration") {
      (try $0.text(), try $0.digest())
    }
    return Dictionary(uniqueKeysWithValues: parts)
  }
}

extension WriteTransaction {
  /// Replaces what the gateway was last started with.
  public func setConfiguration(_ parts: [String: Digest]) throws {
    try connection.run("DELETE FROM configuration")
    for (name, digest) in parts {
      try connection.run("INSERT INTO configuration (membre, empreinte) VALUES (?, ?)", .text(name), .of(digest))
    }
  }
}
