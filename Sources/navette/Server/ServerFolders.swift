/// The server's two folders: the data, and the keys that a thief of the data must not have.
struct ServerFolders: Sendable {
  let data: FilePath
  let keys: FilePath

  var configurationFile: FilePath { data.appending("navette.json") }
  var policies: FilePath { data.appending("policies") }
  var pki: FilePath { data.appending("pki") }
  var database: FilePath { data.appending("navette.db") }
  /// The journals that were closed, as exports: `1`, `2`…, and beside each the checkpoint that the next one cites.
  var formerJournals: FilePath { data.appending("journaux") }

  var rootCertificate: FilePath { pki.appending("ca.crt") }
  var issuingCertificate: FilePath { pki.appending("issuing.crt") }
  var gatewayCertificate: FilePath { pki.appending("gateway.crt") }
  var sealCertificate: FilePath { pki.appending("seal.crt") }
  var rootList: FilePath { pki.appending("root.crl") }
  var issuingList: FilePath { pki.appending("issuing.crl") }
  var vkey: FilePath { pki.appending("log.vkey") }

  var issuingKey: FilePath { keys.appending("issuing.key") }
  var gatewayKey: FilePath { keys.appending("gateway.key") }
  var sealKey: FilePath { keys.appending("seal.key") }
  /// Around the private keys that agents leave: outside the data folder, so that a stolen copy of it allows no guessing.
  var coffresKey: FilePath { keys.appending("coffres.key") }
  /// The keys of the blind index, one a quarter.
  var index: FilePath { keys.appending("index") }
  var journalKey: FilePath { keys.appending("journal.key") }
  /// The last signed checkpoint, outside the database: what shows that a backup was put back.
  var checkpoint: FilePath { keys.appending("journal.checkpoint") }
  var offline: FilePath { keys.appending("offline") }
  var rootKey: FilePath { offline.appending("root.key") }

  /// - Throws: ``CommandError`` with `usage` when one is inside the other: a copy of the data would hold the keys.
  init(data: FilePath, keys: FilePath) throws {
    let (a, b) = (data.description + "/", keys.description + "/")
    guard !a.hasPrefix(b), !b.hasPrefix(a) else {
      throw CommandError.usage("the keys folder must be outside the data folder, and the other way round")
    }
    (self.data, self.keys) = (data, keys)
  }

  init(_ values: Values) throws {
    try self.init(data: values.required(CommonOptions.data), keys: values.required(CommonOptions.keys))
  }
}
