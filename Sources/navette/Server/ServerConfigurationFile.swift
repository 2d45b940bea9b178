import Cryptography
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
  /// How long fiches are kept.
  let fiches: ReglesDesFiches
  /// Who watches the journal; nobody, unless it says.
  let witnesses: WitnessesConfiguration?
  /// Who timestamps the journal; nobody, unless it says.
  let timestamping: TimestampingConfiguration?
  /// SHA-256 of each member, as the file has it but for insignificant space: what the journal says of a change.
  let digests: [String: Digest]

  init(
    origin: String, hosts: [String], port: UInt16, conservation: DureesDeConservation = .usuelles,
    fiches: ReglesDesFiches = .usuelles,
    witnesses: WitnessesConfiguration? = nil, timestamping: TimestampingConfiguration? = nil,
    digests: [String: Digest] = [:]
  ) {
    (self.origin, self.hosts, self.port, self.conservation) = (origin, hosts, port, conservation)
    self.fiches = fiches
    (self.witnesses, self.timestamping, self.digests) = (witnesses, timestamping, digests)
  }

  /// - Throws: ``CommandError`` with `configuration`, naming the field.
  init(_ path: FilePath) throws {
    let bytes = try BoundedFile.read(path, maximum: 65_536)
    do {
      let json = try JSON.parse(bytes)
      self = try JSONReader(json).object { fields in
        ServerConfigurationFile(
          origin: try fields.required("origine").string(maxScalars: 256),
          hosts: try fields.required("hotes").array(max: 32) { try $0.string(maxScalars: 253) },
          port: UInt16(try fields.required("port").integer(in: 0...65_535)),
          conservation: try fields.optional("conservation").map { try DureesDeConservation($0) } ?? .usuelles,
          fiches: try fields.optional("fiches").map { try ReglesDesFiches($0) } ?? .usuelles,
          witnesses: try WitnessesConfiguration(&fields),
          timestamping: try fields.optional("horodatage").map(TimestampingConfiguration.init),
          digests: Self.digests(of: json))
      }
    } catch let error as JSONReadingError {
      throw CommandError(.configuration, "navette.json: \(error.pointer) \(error.code.rawValue)")
    } catch {
      throw CommandError(.configuration, "navette.json is not valid JSON")
    }
  }

  private static func digests(of file: JSON) -> [String: Digest] {
    guard case .object(let object) = file else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: object.members.map { ($0.key, SHA256.digest($0.value.serialized(.canonical))) })
  }

  /// Gives the journal another name in a configuration file, and changes nothing else.
  /// - Throws: ``CommandError``.
  static func rename(journal origin: String, in path: FilePath) throws {
    guard var object = (try? JSON.parse(try BoundedFile.read(path, maximum: 65_536)))?.object else {
      throw CommandError(.configuration, "navette.json is not a JSON object")
    }
    object["origine"] = .string(origin)
    try PrivateFile.replace(path, JSON.object(object).serialized(.pretty))
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
