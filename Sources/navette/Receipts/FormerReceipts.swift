import Journal

/// The receipts of journals that were closed, in an agent's folder: `recus-anterieurs-1`, `-2`…, each with its journal's key.
struct FormerReceipts: Sendable {
  private static let keyName = "log.vkey"
  private let folder: AgentFolder

  init(_ folder: AgentFolder) { self.folder = folder }

  private func place(_ rank: Int) -> FilePath { folder.path.appending("recus-anterieurs-\(rank)") }

  private var ranks: Range<Int> {
    var end = 1
    while PrivateFolder.exists(place(end)) { end += 1 }
    return 1..<end
  }

  /// Moves the receipts of the present journal there.
  /// - Returns: where; nil when there are none.
  func setAside(_ verifier: LogVerifier) throws -> FilePath? {
    guard PrivateFolder.exists(folder.receiptsFolder) else { return nil }
    // Before the move: a folder of former receipts always has its key.
    try PrivateFile.replace(folder.receiptsFolder.appending(Self.keyName), Array((verifier.key.vkey + "\n").utf8))
    let place = place(ranks.upperBound)
    try PrivateFile.move(folder.receiptsFolder, to: place)
    return place
  }

  /// Every one of them, verified again.
  func kept() throws -> [VerifiedReceipt] {
    try ranks.flatMap { rank in
      try ReceiptKeeper(folder: place(rank), verifier: VkeyFile.read(place(rank).appending(Self.keyName))).kept()
    }
  }
}
