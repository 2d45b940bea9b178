public import Foundation
public import Liaison

/// A message that tells an agent that something awaits them: never of whom, nor which.
public struct Mail: Hashable, Sendable {
  /// From whom.
  public let from: Courriel
  /// To whom.
  public let to: Courriel
  /// The same at each attempt (RFC 5322, 3.6.4), so that a mail server can drop a repeat.
  public let messageID: String
  /// When it was written.
  public let date: Date
  /// What it tells of.
  public let sorte: SorteDeNotification
  /// Where the gateway is: nothing but its origin.
  public let site: String

  /// A message.
  public init(
    from: Courriel, to: Courriel, messageID: String, date: Date, sorte: SorteDeNotification, site: String
  ) {
    (self.from, self.to, self.messageID, self.date) = (from, to, messageID, date)
    (self.sorte, self.site) = (sorte, site)
  }

  /// Its subject.
  public var subject: String {
    switch sorte {
    case .nouveautes: "Navette : quelque chose vous attend"
    case .reponses: "Navette : une réponse vous attend"
    case .rappels: "Navette : un délai est passé"
    case .compte: "Navette : votre compte a changé"
    }
  }

  private var news: String {
    switch sorte {
    case .nouveautes: "Une fiche, un avis ou une saisine vous attend."
    case .reponses: "Il y a du nouveau sur ce que vous avez envoyé."
    case .rappels: "Quelque chose qui vous revient est en retard."
    case .compte: "Une clé ou un certificat de votre compte a changé. Si ce n’est pas vous, prévenez l’administrateur."
    }
  }

  /// Its text, in lines.
  var lines: [String] {
    [
      "Bonjour,", "", news, "", "Connectez-vous pour en prendre connaissance : \(site)", "",
      "Ce message ne dit rien de personne, et n’en dira jamais plus. N’y répondez pas.",
      "Vos choix : page « Mon compte », rubrique « Notifications ».",
    ]
  }

  /// The bytes that `sendmail -t -i` reads (RFC 5322, RFC 2047, RFC 2045).
  public var bytes: [UInt8] {
    let fields = [
      "From: Navette <\(from.adresse)>", "To: <\(to.adresse)>", "Subject: \(QuotedPrintable.word(subject))",
      "Date: \(Self.text(date))", "Message-ID: <\(messageID)>", "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
    ]
    return Array((fields + [""] + lines.flatMap(QuotedPrintable.lines)).map { $0 + "\n" }.joined().utf8)
  }

  /// A date of RFC 5322, in UTC.
  private static func text(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.day ?? 1) \(names[(parts.month ?? 1) - 1]) \(parts.year ?? 1970) "
      + "\(two(parts.hour ?? 0)):\(two(parts.minute ?? 0)):\(two(parts.second ?? 0)) +0000"
  }
}
