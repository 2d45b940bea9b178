import Gateway
import JSON

/// `navette.json`: what the server is, apart from its keys.
struct ServerConfigurationFile: Sendable {
  /// The journal's name.
  let origin: String
  /// Names and addresses that the gateway answers to.
  let hosts: [String]
  let port: UInt16
  /// How long the bodies of the journal are kept.
  let conservation: DureesDeConservation
  /// Who watches the journal; nobody, unless it says.
  let witnesses: WitnessesConfiguration?
  /// Who timestamps the journal; nobody, unless it says.
  let timestamping: TimestampingConfiguration?

  init(
    origin: String, hosts: [String], port: UInt16, conservation: DureesDeConservation = .usuelles,
    witnesses: WitnessesConfiguration? = nil, timestamping: TimestampingConfiguration? = nil
  ) {
    (self.origin, self.hosts, self.port, self.conservation) = (origin, hosts, port, conservation)
    (self.witnesses, self.timestamping) = (witnesses, timestamping)
  }

  /// - Throws: ``CommandError`` with `configuration`, naming the field.
  init(_ path: FilePath) throws {
    let bytes = try BoundedFile.read(path, maximum: 65_536)
    do {
      self = try JSONReader(try JSON.parse(bytes)).object { fields in
        ServerConfigurationFile(
          origin: try fields.required("origine").string(maxScalars: 256),
          hosts: try fields.required("hotes").array(max: 32) { try $0.string(maxScalars: 253) },
          port: UInt16(try fields.required("port").integer(in: 0...65_535)),
          conservation: try fields.optional("conservation").map { try DureesDeConservation($0) } ?? .usuelles,
          witnesses: try WitnessesConfiguration(&fields),
          timestamping: try fields.optional("horodatage").map(TimestampingConfiguration.init))
      }
    } catch let error as JSONReadingError {
      throw CommandError(.configuration, "navette.json: \(error.pointer) \(error.code.rawValue)")
    } catch {
      throw CommandError(.configuration, "navette.json is not valid JSON")
    }
  }

  /// What a new installation is: its witnesses and its timestamping authority are added by hand.
  var bytes: [UInt8] {
    var object: JSONObject = [
      "origine": .string(origin), "hotes": .array(hosts.map(JSON.string)), "port": .integer(Int64(port)),
    ]
    if let conservation = conservation.json { object["conservation"] = conservation }
    return JSON.object(object).serialized(.pretty)
  }
}
