import Journal

/// What is known of how far a journal went that is to be closed: the checkpoints that its key signed.
struct FormerCheckpoints {
  let verifier: LogVerifier
  private(set) var found: [VerifiedCheckpoint] = []

  init(_ verifier: LogVerifier) { self.verifier = verifier }

  /// Takes the checkpoint that the server kept outside its database, if it is there.
  /// - Parameter isOnly: whether nobody else's was brought.
  /// - Throws: ``CommandError`` with `untrusted` when it is another's, or damaged, and nothing stands for it.
  mutating func take(kept file: FilePath, isOnly: Bool) throws {
    guard BoundedFile.exists(file) else { return }
    let bytes = try BoundedFile.read(file, maximum: SignedNote.maximumByteCount)
    if let checkpoint = try? verifier.verify(bytes) { return try take(checkpoint) }
    guard isOnly else { return }
    throw CommandError(
      .untrusted,
      "KEYS/\(file.name) is not a checkpoint of \(SafeText.line(verifier.origin)): how far it went is not known",
      hint:
        "Is the data folder older than the keys? Else ask a witness or a monitor for the last checkpoint, and give it "
        + "with --checkpoint FILE.")
  }

  /// Takes one that somebody else kept: it must be the journal's. The files of a monitor (`etat`) and of a witness (`logs/…`)
  /// hold it after their first empty line.
  /// - Throws: ``CommandError``: `notFound`, `untrusted`.
  mutating func take(given file: FilePath) throws {
    let bytes = try BoundedFile.read(file, maximum: 2 * SignedNote.maximumByteCount)
    let blank = bytes.firstRange(of: [0x0A, 0x0A])?.upperBound ?? bytes.endIndex
    do {
      try take(try (try? verifier.verify(Array(bytes[blank...]))) ?? verifier.verify(bytes))
    } catch let error as JournalError {
      throw CommandError(
        .untrusted, "`\(SafeText.line(file.description))` is not a checkpoint of this journal: \(error.code.rawValue)")
    }
  }

  /// - Throws: ``CommandError`` with `untrusted` when another tree of that size was signed.
  mutating func take(_ checkpoint: VerifiedCheckpoint) throws {
    let claim = checkpoint.checkpoint
    for known in found where known.checkpoint.size == claim.size && known.checkpoint.root != claim.root {
      throw CommandError(
        .untrusted, "two journals of \(claim.size) entries were signed under one name: this one was forked")
    }
    found.append(checkpoint)
  }

  /// The newest: what the next journal cites.
  /// - Throws: ``CommandError`` with `notFound` when there is none.
  func newest() throws -> VerifiedCheckpoint {
    guard let newest = found.max(by: { $0.checkpoint.size < $1.checkpoint.size }) else {
      throw CommandError(
        .notFound, "no checkpoint that the journal signed is left here: nothing can be cited",
        hint: "Ask a witness or a monitor for the last one, and give it with --checkpoint FILE.")
    }
    return newest
  }

  /// Checks that a journal leads to each of them that it is long enough for.
  /// - Returns: whether it does.
  func areHeld(by journal: some HashReader, size: UInt64) throws -> Bool {
    try found.filter { $0.checkpoint.size <= size }.allSatisfy {
      try journal.root(size: $0.checkpoint.size) == $0.checkpoint.root
    }
  }
}
