/// Hands messages to a mail server: a real seam, since the server is another program.
public protocol MailCarrier: Sendable {
  /// Hands a message over; the server has taken charge of it when this returns. It may take long.
  /// - Throws: ``MailFault``.
  func deliver(_ mail: Mail) throws(MailFault)
}

/// A message that the mail server did not take: it is tried again later. It says nothing of the message.
public enum MailFault: Error, Hashable, Sendable {
  /// The program cannot be run.
  case unavailable
  /// It ended with a code of its own (sysexits.h).
  case refused(Int32)
  /// It took too long.
  case tooLong
}
