import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

@testable import Gateway

extension TestGateway {
  /// Every body of the journal, in order.
  func journal() throws -> [JSON] {
    try database.read { transaction in
      let size = try transaction.journal.size
      return try transaction.journal.bodies(0..<size).map { try JSON.parse(#require($0).bytes) }
    }
  }

  /// The bodies of one kind of event.
  func journal(_ kind: EventKind) throws -> [JSON] {
    try journal().filter { $0["evenement"]?.string == kind.rawValue }
  }

  /// Checks a receipt as a person would: the body is what the entry commits to, and the journal holds the entry.
  func verify(_ receipt: StepReceipt, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let entry = try receipt.receipt.verify(with: verifier)
    #expect(entry.commitment == receipt.body.commitment, sourceLocation: sourceLocation)
    #expect(receipt.receipt.inclusion.index == receipt.leaf, sourceLocation: sourceLocation)
  }

  /// Every file of the data folder with its bytes.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      if let bytes = FileManager.default.contents(atPath: root.appending(path: name).path) {
        files[name] = [UInt8](bytes)
      }
    }
    return files
  }
}

extension JSON {
  /// The sections that a transmission was decided on, each with its category.
  var parts: [String: String] {
    Dictionary(
      (self["parties"]?["contextes"]?.array ?? []).compactMap { part in
        part["section"]?.string.flatMap { section in part["categorie"]?.string.map { (section, $0) } }
      }, uniquingKeysWith: { first, _ in first })
  }
}
