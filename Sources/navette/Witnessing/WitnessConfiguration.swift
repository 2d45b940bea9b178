import JSON
import Journal

/// An element of `temoins` in `navette.json`: an institution that watches the journal, and where it answers.
struct WitnessConfiguration: Sendable {
  /// What its cosignatures are verified with.
  let key: VerifierKey
  let address: GatewayAddress
  /// The root certificate of the server that carries its answers: a PEM file beside `navette.json`.
  let authorityFile: String

  /// - Throws: `JSONReadingError`, naming the field.
  init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      WitnessConfiguration(
        key: try fields.required("cle").parsed(maxScalars: 512, expected: "a witness's vkey") { text in
          let key = try VerifierKey(vkey: text)
          return key.kind == .cosignature ? key : nil
        },
        address: try fields.required("url").parsed(expected: "https://host:port") { GatewayAddress($0) },
        authorityFile: try fields.required("autorite").fileName())
    }
  }

  private init(key: VerifierKey, address: GatewayAddress, authorityFile: String) {
    (self.key, self.address, self.authorityFile) = (key, address, authorityFile)
  }
}

/// Who watches the journal, and how many of them are enough.
struct WitnessesConfiguration: Sendable {
  let witnesses: [WitnessConfiguration]
  let rule: WitnessQuorum

  /// Reads `temoins` and `quorum`; nil when nobody watches. All of them are needed unless it is said otherwise.
  /// - Throws: `JSONReadingError`, naming the field.
  init?(_ fields: inout ObjectReader) throws {
    let quorum = try fields.optional("quorum").map { try $0.integer(in: 1...32) }
    guard let reader = fields.optional("temoins") else {
      if quorum != nil { throw fields.fault("quorum", .inconsistent, expected: "with temoins, and only then") }
      return nil
    }
    witnesses = try reader.array(max: 32) { try WitnessConfiguration($0) }
    do {
      rule = try WitnessQuorum(witnesses: witnesses.map(\.key), threshold: quorum.map(Int.init) ?? witnesses.count)
    } catch {
      let isQuorum = error.code == .quorumOutOfRange && quorum != nil
      throw fields.fault(isQuorum ? "quorum" : "temoins", .inconsistent, expected: "each witness once")
    }
  }
}
