import Cryptography
import Foundation
import JSON

/// One value of an answer, read with suspicion: what is missing or of another type is an answer not to trust.
///
/// Members that this version does not know are let pass, so that an older client follows a newer gateway.
struct Answer: Sendable {
  let json: JSON
  let pointer: String

  init(_ json: JSON, pointer: String = "") {
    self.json = json
    self.pointer = pointer
  }

  /// The member of that name.
  func member(_ name: String) throws -> Answer {
    guard let member = optional(name) else { throw fault("\(pointer)/\(name) is missing") }
    return member
  }

  /// The member of that name, unless absent or `null`.
  func optional(_ name: String) -> Answer? {
    guard let value = json[name], value != .null else { return nil }
    return Answer(value, pointer: "\(pointer)/\(name)")
  }

  /// The member as a text.
  func string(_ name: String, maximum: Int = 4096) throws -> String { try member(name).string(maximum: maximum) }

  /// The member as a text, if there is one.
  func optionalString(_ name: String, maximum: Int = 4096) throws -> String? {
    try optional(name)?.string(maximum: maximum)
  }

  func string(maximum: Int = 4096) throws -> String {
    guard let text = json.string, text.utf8.count <= maximum else { throw fault("\(pointer) is not a text") }
    return text
  }

  /// The member as a natural number.
  func natural(_ name: String) throws -> UInt64 {
    let member = try member(name)
    guard let number = member.json.integer, let natural = UInt64(exactly: number) else {
      throw fault("\(member.pointer) is not a natural number")
    }
    return natural
  }

  /// The member's elements.
  func elements(_ name: String, maximum: Int = 10_000) throws -> [Answer] {
    let member = try member(name)
    guard let elements = member.json.array, elements.count <= maximum else {
      throw fault("\(member.pointer) is not a list")
    }
    return elements.enumerated().map { Answer($1, pointer: "\(member.pointer)/\($0)") }
  }

  /// The member's elements, none when it is absent.
  func optionalElements(_ name: String) throws -> [Answer] {
    optional(name) == nil ? [] : try elements(name)
  }

  /// The member as bytes in base 64 (canonical: what it encodes to is what was read).
  func base64(_ name: String, maximum: Int) throws -> [UInt8] {
    let member = try member(name)
    let text = try member.string(maximum: maximum / 3 * 4 + 8)
    guard let data = Data(base64Encoded: text), data.base64EncodedString().utf8.elementsEqual(text.utf8) else {
      throw fault("\(member.pointer) is not base 64")
    }
    return Array(data)
  }

  /// The member as a certificate in base 64 DER.
  func certificate(_ name: String) throws -> Certificate {
    let der = try base64(name, maximum: AgentFolder.certificateLimit)
    do {
      return try Certificate(der: der)
    } catch {
      throw fault("\(pointer)/\(name) is not a certificate")
    }
  }

  /// An answer that cannot be trusted, at a place.
  func fault(_ message: String) -> CommandError {
    CommandError(.untrusted, "the gateway's answer is not valid: \(SafeText.line(message))")
  }
}
