internal import Journal

/// What happens to the gateway itself, and what holds for every entry.
extension JournalReplay {
  /// How long before its entry an act may have been decided: sealing, waiting for the writer, deciding again.
  static let decidingTime: Int64 = 600
  /// How long after a stop or a revocation a reading or a refusal may still be written down: it was under way.
  static let lateness: Int64 = 60

  mutating func check(_ entry: LogEntry) {
    if entry.retention != reader.kind.retention { fault(.wrongClass) }
    let hour = Int64(clamping: entry.time.seconds)
    if reader.instant >= hour + Int64(TimeBucket.secondsPerBucket) || reader.instant < hour - Self.decidingTime {
      fault(.outsideItsHour)
    }
  }

  mutating func checkBeginning() {
    let isInstallation = reader.kind == .enrolement && reader.outcome == .undecided
    if !isInstallation, reader.kind != .reouverture { fault(.notABeginning) }
  }

  mutating func gatewayEvent(_ body: UnsafeRawBufferPointer) {
    switch reader.kind {
    case .enrolement:
      if index > 0 { fault(.beginningTooLate) }
      enrol(body)
    case .reouverture:
      // Planted further on, it must not make anything unknown.
      guard index == 0 else { return fault(.beginningTooLate) }
      // What the former journal told is not in this one.
      continues = true
      enforce(body)
    case .jeuDePolitiques: enforce(body)
    case .demarrage:
      if isRunning == true { tally.abruptStops += 1 }
      isRunning = true
    case .arret:
      if isRunning == false || (isRunning == nil && !mayBeUnknown) { fault(.stoppedTwice) }
      (isRunning, stopped) = (false, reader.instant)
    case .sautDHorloge: leaps.append(index)
    default: break
    }
  }

  private mutating func enforce(_ body: UnsafeRawBufferPointer) {
    guard let set = part(.jeu, body).flatMap(DigestKey.init) else { return }
    sets.insert(set)
    cite(set)
  }

  mutating func cite(_ set: DigestKey) {
    guard set != lastSet else { return }
    lastSet = set
    if let digest = set.digest { cited.insert(digest) }
  }
}
