internal import Cryptography
public import Files
public import Foundation
public import Journal

/// The folder where a witness keeps one file for each log that it knows. Held by one process at a time, as long as the
/// value lives.
public final class WitnessFolder: Sendable {
  /// The folder.
  public let url: URL
  private let lock: FolderLock
  private let faults: (any WriteFaults)?

  /// Takes a folder.
  ///
  /// - Throws: `folderInUse`, `unsafeFolder`, `inputOutput` when it does not exist.
  public init(_ url: URL, faults: (any WriteFaults)? = nil) throws(WitnessError) {
    (self.url, self.faults) = (url, faults)
    do {
      try FolderLock.checkOwner(of: url)
      lock = try FolderLock(url.appending(path: "lock"))
    } catch { throw WitnessError(error) }
  }

  /// Lets another process take the folder.
  public func release() { lock.release() }

  /// Trusts a key for a log, known or not.
  ///
  /// - Parameters:
  ///   - origin: the log's name; the key's by default.
  ///   - witness: our own key.
  /// - Throws: `notALogKey`, `alreadyTrusted`, `damaged`, `full`, `inputOutput`.
  @discardableResult
  public func trust(
    _ key: VerifierKey, for origin: String? = nil, witness: VerifierKey
  ) throws(WitnessError) -> KnownLog {
    let fresh = try KnownLog(origin: origin ?? key.name, key: key)
    let isNew: Bool
    do { isNew = try file(of: fresh.origin).read() == nil } catch { throw WitnessError(error) }
    let log = isNew ? fresh : try read(fresh.origin, witness: witness).trusting(key)
    try keep(log)
    return log
  }

  /// Trusts a key for a log that the folder does not know, while another process holds it: that process finds the log when it
  /// is first asked for it.
  ///
  /// - Throws: `folderInUse` when the log is known: who cosigns it writes its file. `notALogKey`, `unsafeFolder`, `full`,
  ///   `inputOutput`.
  public static func introduce(
    _ key: VerifierKey, for origin: String? = nil, in url: URL
  ) throws(WitnessError) -> KnownLog {
    let log = try KnownLog(origin: origin ?? key.name, key: key)
    do {
      try FolderLock.checkOwner(of: url)
      guard try AtomicFile(url.appending(path: name(of: log.origin))).create(log.bytes) else {
        throw WitnessError(.folderInUse, "adding a key")
      }
    } catch let error as FileError {
      throw WitnessError(error)
    } catch let error as WitnessError {
      throw error
    } catch {
      throw WitnessError(.inputOutput, "creating a log's file")
    }
    return log
  }

  /// What is kept in a folder of each log, without taking its lock: a file is whole whenever it is read.
  ///
  /// - Returns: in the order of the file names, the log, or why its file cannot be used.
  /// - Throws: `inputOutput` when there is no such folder.
  public static func logs(
    in url: URL, witness: VerifierKey
  ) throws(WitnessError) -> [(file: String, log: Result<KnownLog, WitnessError>)] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
      throw WitnessError(.inputOutput, "reading the folder")
    }
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { name in
      (name, Result { () throws(WitnessError) in try read(AtomicFile(url.appending(path: name)), name, witness) })
    }
  }

  /// Writes a log's file, durably.
  ///
  /// - Throws: `full` or `inputOutput`; the disk then has the old state or the new one.
  func keep(_ log: KnownLog) throws(WitnessError) {
    do { try file(of: log.origin).write(log.bytes) } catch { throw WitnessError(error) }
  }

  /// Reads a log's file.
  ///
  /// - Throws: `damaged`, `inputOutput`.
  func read(_ origin: String, witness: VerifierKey) throws(WitnessError) -> KnownLog {
    try Self.read(file(of: origin), Self.name(of: origin), witness)
  }

  /// Reads a log's file, if there is one.
  ///
  /// - Throws: `damaged`, `inputOutput`.
  func find(_ origin: String, witness: VerifierKey) throws(WitnessError) -> KnownLog? {
    let isThere: Bool
    do { isThere = try file(of: origin).read() != nil } catch { throw WitnessError(error) }
    return isThere ? try read(origin, witness: witness) : nil
  }

  /// The file of a log: named by the digest of its origin, which may hold any character.
  private func file(of origin: String) -> AtomicFile {
    AtomicFile(url.appending(path: Self.name(of: origin)), faults: faults)
  }

  /// Where the proof is put that a log signed two trees of one size.
  func forkFile(of origin: String) -> AtomicFile {
    AtomicFile(url.appending(path: Self.digest(of: origin) + ".fork"))
  }

  /// A file under another log's name is damaged too.
  private static func read(_ file: AtomicFile, _ name: String, _ witness: VerifierKey) throws(WitnessError) -> KnownLog
  {
    let bytes: [UInt8]?
    do { bytes = try file.read() } catch { throw WitnessError(error) }
    guard let bytes else { throw WitnessError(.damaged, "the file is gone") }
    let log = try KnownLog(bytes, cosignedBy: witness)
    guard Self.name(of: log.origin) == name else { throw WitnessError(.damaged, "another log's file") }
    return log
  }

  private static func name(of origin: String) -> String { digest(of: origin) + suffix }

  private static let suffix = ".log"
  private static func digest(of origin: String) -> String { SHA256.digest(Array(origin.utf8)).hex }
}
