internal import Foundation
internal import Gateway
internal import Liaison

/// Who asks, of what, and when. It holds nothing of the request's body, which may be a fiche in clear.
struct Call: Sendable {
  /// The gateway.
  let gateway: Gateway
  /// The agent, whose certificate the handshake proved.
  let agent: AuthenticatedAgent
  /// The instant of the request.
  let now: Date

  /// The day in Paris.
  var today: CalendarDay { HeureDeParis.day(of: now) }
}
