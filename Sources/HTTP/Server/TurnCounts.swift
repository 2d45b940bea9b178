internal import Cryptography

/// What happened in one turn of a reactor, added to the shared counters at its end: the hot path takes no lock.
struct TurnCounts {
  var accepted = 0
  var closed = 0
  var handshakes = 0
  var turnedAway = 0
  var revoked = 0
  var timedOut = 0
  /// By first digit of the status.
  var responses = [Int](repeating: 0, count: 6)
  var refusals: [RefusalReason] = []
  var failedHandshakes: [TLSFailure.Kind] = []

  mutating func flush(to board: MetricsBoard) {
    board.update { total in
      total.accepted += accepted
      total.open += accepted - closed
      total.handshakes += handshakes
      total.turnedAway += turnedAway
      total.revoked += revoked
      total.timedOut += timedOut
      for digit in 1...5 where responses[digit] > 0 { total.responses[digit, default: 0] += responses[digit] }
      for reason in refusals { total.refusals[reason, default: 0] += 1 }
      for kind in failedHandshakes { total.failedHandshakes[kind, default: 0] += 1 }
    }
    (accepted, closed, handshakes, turnedAway, revoked, timedOut) = (0, 0, 0, 0, 0, 0)
    for digit in responses.indices { responses[digit] = 0 }
    refusals.removeAll(keepingCapacity: true)
    failedHandshakes.removeAll(keepingCapacity: true)
  }
}
