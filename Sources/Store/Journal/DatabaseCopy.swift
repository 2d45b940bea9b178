public import Cryptography
public import Foundation
public import Journal

/// A database file that nobody serves: a backup, or a copy handed to an auditor. Its journal and
/// the policies that it cites can be read, nothing else.
public struct DatabaseCopy {
  private let connection: Connection

  /// Opens a copy, without taking its folder.
  /// - Parameter file: the database file; its `-wal` file, if any, must be beside it.
  /// - Throws: ``StoreError`` with code `notFound` when there is no such file, or what SQLite says.
  public init(_ file: URL) throws {
    // Opening would make an empty database of a wrong name, which would then pass for one without a journal.
    guard FileManager.default.fileExists(atPath: file.path) else { throw StoreError(.notFound, "opening a copy") }
    connection = try Connection(path: file.path, access: .readOnly, busyTimeout: 2000)
  }

  /// The whole text of a set of policies that the copy's journal may cite; nil when it has none of that digest.
  public func policies(_ digest: Digest) throws -> [UInt8]? {
    try ReadTransaction(connection).policies(digest)?.text
  }

  /// Which timestamps the copy holds.
  public var timestampIndex: TimestampIndex { get throws { try ReadTransaction(connection).timestampIndex } }

  /// A file of `timestamps/`; nil when the copy does not hold it.
  public func bytes(of file: TimestampFile) throws -> [UInt8]? { try ReadTransaction(connection).bytes(of: file) }

  /// The journal as the copy holds it.
  public var journal: StoredJournal { StoredJournal(connection: connection) }
}
