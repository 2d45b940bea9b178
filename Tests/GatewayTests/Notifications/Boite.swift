import Foundation
import Liaison
import Synchronization
import Testing

@testable import Gateway

/// A mail server that keeps what it takes, and takes nothing when it is told so.
final class Boite: MailCarrier {
  private let kept = Mutex<(taken: [Mail], fault: MailFault?)>(([], nil))

  var mails: [Mail] { kept.withLock { $0.taken } }
  func fail(_ fault: MailFault?) { kept.withLock { $0.fault = fault } }

  func deliver(_ mail: Mail) throws(MailFault) {
    let fault = kept.withLock { kept in
      if kept.fault == nil { kept.taken.append(mail) }
      return kept.fault
    }
    if let fault { throw fault }
  }
}

extension TestGateway {
  /// Gives people an address: their name's.
  func address(_ names: String..., refusing refusees: Set<SorteDeNotification> = []) throws {
    for name in names {
      let agent = try agent(name)
      let preferences = try PreferencesDeCourriel(
        adresse: Courriel("\(name)@exemple.invalid"), refusees: refusees)
      _ = try outcome { gateway.notifications(preferences, by: agent, completion: $0) }.get()
    }
  }

  @discardableResult func send(_ boite: Boite) throws -> SendOutbox.Tally {
    try gateway.sendOutbox(from: Courriel("navette@exemple.invalid"), site: "https://navette.test/", through: boite)
  }
}
