internal import Cryptography
internal import Foundation
internal import Liaison

/// How domain values are read from columns. What cannot be read is a corrupt row: only this module writes them.
extension Row {
  /// A value that its own type parses.
  private mutating func parsed<T>(_ parse: (String) throws -> T) throws -> T {
    let text = try text()
    do { return try parse(text) } catch { throw StoreError(.corrupt, "reading a domain value") }
  }

  mutating func agent() throws -> AgentID { try parsed { try AgentID($0) } }
  mutating func organisme() throws -> OrganismeID { try parsed { try OrganismeID($0) } }
  mutating func reference() throws -> Reference { try parsed { try Reference($0) } }
  mutating func coded<C: Coded>(_ type: C.Type = C.self) throws -> C { try parsed { try C(code: $0) } }

  mutating func optionalAgent() throws -> AgentID? { skipNull() ? nil : try agent() }
  mutating func optionalOrganisme() throws -> OrganismeID? { skipNull() ? nil : try organisme() }
  mutating func optionalReference() throws -> Reference? { skipNull() ? nil : try reference() }
  mutating func optionalCoded<C: Coded>(_ type: C.Type = C.self) throws -> C? { skipNull() ? nil : try coded() }

  /// An instant, to the millisecond.
  mutating func date() throws -> Date { Date(timeIntervalSince1970: Double(try integer()) / 1000) }
  mutating func optionalDate() throws -> Date? { skipNull() ? nil : try date() }

  mutating func facts() throws -> FaitsCodes? { skipNull() ? nil : try parsed { try FactsCodec.decode($0) } }
  mutating func sections() throws -> [SectionCode] { try codes() }
  mutating func categories() throws -> [CategorieRGPD] { try codes() }
  mutating func codes<C: Coded>(_ type: C.Type = C.self) throws -> [C] {
    try parsed { try $0.split(separator: ",").map { try C(code: String($0)) } }
  }
}

/// How domain values are bound.
extension SQLValue {
  static func of(_ agent: AgentID) -> SQLValue { .text(agent.description) }
  static func of(_ organisme: OrganismeID) -> SQLValue { .text(organisme.description) }
  static func of(_ reference: Reference) -> SQLValue { .text(reference.description) }
  static func of(_ value: some Coded) -> SQLValue { .text(value.code) }
  static func of(_ digest: Digest) -> SQLValue { .blob(digest.bytes) }
  static func of(_ date: Date) -> SQLValue { .integer(date.milliseconds) }
  static func of(_ facts: FaitsCodes) -> SQLValue { .text(FactsCodec.encode(facts)) }
  static func of(_ codes: [some Coded]) -> SQLValue { .text(codes.map(\.code).joined(separator: ",")) }

  static func optional(_ agent: AgentID?) -> SQLValue { agent.map { .of($0) } ?? .null }
  static func optional(_ organisme: OrganismeID?) -> SQLValue { organisme.map { .of($0) } ?? .null }
  static func optional(_ reference: Reference?) -> SQLValue { reference.map { .of($0) } ?? .null }
  static func optional<C: Coded>(_ value: C?) -> SQLValue { value.map { .of($0) } ?? .null }
  static func optional(_ date: Date?) -> SQLValue { date.map { .of($0) } ?? .null }
  static func optional(_ digest: Digest?) -> SQLValue { digest.map { .of($0) } ?? .null }
  static func optional(_ facts: FaitsCodes?) -> SQLValue { facts.map { .of($0) } ?? .null }
}

extension Date {
  /// As it is kept: whole milliseconds since 1970.
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}
