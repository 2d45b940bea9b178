internal import Cryptography
public import JSON
public import Liaison
public import Sealing

extension Coffre: Forme {
  /// Reads `{version: 1, derivation, iterations, sel, iv, chiffre}`; fewer rounds than the floor are refused.
  public init(_ reader: JSONReader, today: CalendarDay) throws { try self.init(reader) }

  /// Reads it whatever the day: it holds no date.
  public init(_ reader: JSONReader) throws {
    self = try reader.forme { fields in
      _ = try fields.required("version").integer(in: 1...1)
      let derivation = try fields.required("derivation")
      guard try derivation.string(maxScalars: 32).utf8.elementsEqual(Self.derivation.utf8) else {
        throw derivation.fault(.notInList, expected: Self.derivation)
      }
      let rounds = Int(try fields.required("iterations").integer(in: Self.rounds))
      let salt = try fields.required("sel").base64(bytes: PBKDF2.saltByteCount)
      let iv = try fields.required("iv").base64(bytes: AESGCM.ivByteCount)
      let ciphertext = try fields.required("chiffre")
      let bytes = try ciphertext.base64(maxBytes: Self.ciphertextByteCounts.upperBound)
      guard bytes.count >= Self.ciphertextByteCounts.lowerBound else {
        throw ciphertext.fault(.tooShort, expected: "\(Self.ciphertextByteCounts.lowerBound)")
      }
      return try Coffre(iterations: try PBKDF2Iterations(rounds), salt: salt, iv: iv, ciphertext: bytes)
    }
  }

  /// The form, as it is published.
  public static var schema: JSONSchema {
    JSONSchema.object([
      .required("version", .constant(1)), .required("derivation", .codes([derivation])),
      .required("iterations", .integer(rounds)), .required("sel", .base64(bytes: PBKDF2.saltByteCount)),
      .required("iv", .base64(bytes: AESGCM.ivByteCount)), .required("chiffre", .base64(bytes: ciphertextByteCounts)),
    ])
    .described(
      "Clé privée PKCS #8 chiffrée (AES-256-GCM) sous la phrase de passe de l’agent : illisible pour la passerelle."
    )
    .named("Coffre")
  }

  /// The blob as it is written.
  public var json: JSON {
    [
      "version": 1, "derivation": .string(Self.derivation), "iterations": .integer(Int64(iterations.count)),
      "sel": .string(Base64Text.encode(salt)), "iv": .string(Base64Text.encode(iv)),
      "chiffre": .string(Base64Text.encode(ciphertext)),
    ]
  }

  private static let derivation = "PBKDF2-SHA-256"
  private static let rounds = Int64(PBKDF2Iterations.floor)...Int64(PBKDF2Iterations.ceiling)
}
