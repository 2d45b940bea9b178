import Foundation
import JSON
import Journal

/// The member `horodatage` of `navette.json`: who timestamps the journal, and how often.
struct TimestampingConfiguration: Sendable {
  let address: TimestampAddress
  /// What files and journal call the authority.
  let name: String
  /// The root certificates that its answers are believed from: a PEM file beside `navette.json`.
  let authorityFile: String
  /// For `https://` only: the root certificate of the server that carries the answers, a PEM file beside `navette.json`.
  let serverFile: String?
  /// Seconds between two timestamps.
  let period: TimeInterval

  /// - Throws: `JSONReadingError`, naming the field.
  init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      let address = try fields.required("url").parsed(expected: "http://host/path") { TimestampAddress($0) }
      let server = try fields.optional("autoriteTLS").map { try $0.fileName() }
      // Over plain HTTP there is no server to authenticate: whoever wrote a certificate believes otherwise.
      if address.isSecure != (server != nil) {
        throw fields.fault("autoriteTLS", .inconsistent, expected: "with https, and only then")
      }
      return TimestampingConfiguration(
        address: address,
        name: try fields.required("nom").parsed(expected: "a-z, 0-9, -") { TimestampFile.isAuthority($0) ? $0 : nil },
        authorityFile: try fields.required("autorite").fileName(), serverFile: server,
        period: TimeInterval(try fields.required("rythme").integer(in: 1...604_800)))
    }
  }

  private init(
    address: TimestampAddress, name: String, authorityFile: String, serverFile: String?, period: TimeInterval
  ) {
    (self.address, self.name, self.authorityFile) = (address, name, authorityFile)
    (self.serverFile, self.period) = (serverFile, period)
  }
}
