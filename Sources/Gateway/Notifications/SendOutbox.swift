internal import Foundation
public import Liaison
internal import Store

/// Sends what is in the outbox, at least once: a message is forgotten only once the mail server has taken it, and one that is
/// sent again after a crash has the same Message-ID.
///
/// What an agent turned off, what they have no address for, what somebody has done meanwhile, and a second reminder of one
/// day are not sent.
public struct SendOutbox: Sendable {
  let desk: Desk

  /// What came of one passage.
  public struct Tally: Hashable, Sendable {
    /// Messages that the mail server took.
    public var sent = 0
    /// Messages that nobody wants, or that are not due any more.
    public var dropped = 0
    /// Messages that it did not take, and that are tried again later.
    public var postponed = 0
    /// Messages that were tried for days, and are given up.
    public var abandoned = 0

    /// Nothing yet.
    public init() {}
  }

  /// How often a message is tried: with the delays below, for about four days.
  static let attempts = 24
  /// The longest time between two attempts, in seconds.
  static let longestDelay: TimeInterval = 6 * 3600
  /// How many messages one passage sends at most: others have the thread too.
  static let batch = 50

  /// Sends what is due.
  /// - Parameters:
  ///   - from: what messages are from; its domain is that of their identifiers.
  ///   - site: where agents find the gateway.
  /// - Throws: ``GatewayError`` when nothing can be read or written now.
  @discardableResult
  public func callAsFunction(
    from: Courriel, site: String, through carrier: some MailCarrier
  ) throws(GatewayError) -> Tally {
    var tally = Tally()
    do {
      for message in try desk.database.read({ try $0.outbox(dueAt: desk.clock(), limit: Self.batch) }) {
        try send(message, from, site, carrier, &tally)
      }
    } catch {
      throw GatewayError(error)
    }
    return tally
  }

  private func send(
    _ message: OutboxMessage, _ from: Courriel, _ site: String, _ carrier: some MailCarrier, _ tally: inout Tally
  ) throws {
    let now = desk.clock()
    let sorte = SorteDeNotification(message.nature)
    guard let to = try address(for: message, sorte, at: now) else {
      tally.dropped += 1
      return try desk.database.writeAndWait { try $0.markSent(message.messageID) }.value
    }
    let domain = from.adresse.split(separator: "@").last ?? "navette"
    let mail = Mail(
      from: from, to: to, messageID: "\(message.messageID)@\(domain)", date: now, sorte: sorte, site: site)
    do throws(MailFault) {
      try carrier.deliver(mail)
    } catch {
      guard message.attempts + 1 < Self.attempts else {
        tally.abandoned += 1
        return try desk.database.writeAndWait { try $0.markSent(message.messageID) }.value
      }
      tally.postponed += 1
      let next = now.addingTimeInterval(Self.delay(after: message.attempts))
      return try desk.database.writeAndWait { try $0.postpone(message.messageID, until: next) }.value
    }
    tally.sent += 1
    try desk.database.writeAndWait { transaction in
      try transaction.markSent(message.messageID)
      if sorte == .rappels { try transaction.noteReminder(of: message.agent, at: now) }
    }.value
  }

  /// Where a message goes; nil when it is not to be sent.
  private func address(for message: OutboxMessage, _ sorte: SorteDeNotification, at now: Date) throws -> Courriel? {
    guard desk.directory.current.agents[message.agent]?.isRevoked == false else { return nil }
    return try desk.database.read { transaction in
      if sorte == .rappels, let last = try transaction.lastReminder(of: message.agent),
        HeureDeParis.day(of: last) == HeureDeParis.day(of: now)
      {
        return nil
      }
      // Somebody has acted since it was queued.
      if message.nature == RemindDeadlines.nature, let reference = message.reference {
        guard let due = try transaction.fiche(reference)?.echeance, due <= now else { return nil }
      }
      return try transaction.preferences(of: message.agent).adresse(pour: sorte)
    }
  }

  /// A minute, then twice as long each time.
  static func delay(after attempts: Int) -> TimeInterval {
    min(60 * Double(1 << min(max(attempts, 0), 12)), longestDelay)
  }
}

extension SorteDeNotification {
  /// What a message of the outbox tells of.
  init(_ nature: String) {
    switch nature {
    case RemindObligations.nature, RemindReviews.nature, RemindDeadlines.nature, EventKind.relance.rawValue:
      self = .rappels
    case EventKind.accuse.rawValue, EventKind.refus.rawValue, EventKind.retour.rawValue,
      EventKind.suiteDonnee.rawValue, EventKind.effacement.rawValue:
      self = .reponses
    case EventKind.certificationCle.rawValue, EventKind.certificationAcces.rawValue,
      EventKind.demandeRecouvrement.rawValue, EventKind.recouvrement.rawValue, EventKind.territoire.rawValue:
      self = .compte
    default: self = .nouveautes
    }
  }
}

/// Deletes the messages that nobody has sent for a week: where no mail server is configured, they would stay for ever.
public struct ForgetMessages: Sendable {
  let desk: Desk

  /// How long a message waits past its time, in seconds.
  static let patience: TimeInterval = 7 * 86_400

  /// Deletes them. Waits for the commit.
  /// - Throws: ``GatewayError`` when nothing can be written now.
  public func callAsFunction() throws(GatewayError) {
    let limit = desk.clock().addingTimeInterval(-Self.patience)
    do {
      guard try !desk.database.read({ try $0.outbox(dueAt: limit, limit: 1) }).isEmpty else { return }
      try desk.database.writeAndWait { try $0.forgetMessages(dueBefore: limit) }
    } catch {
      throw GatewayError(error)
    }
  }
}
