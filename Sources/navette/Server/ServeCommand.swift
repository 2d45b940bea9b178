import Gateway
import Liaison

/// `navette serve`
struct ServeCommand: Command {
  private static let port = Option(
    "port", "N", .integer(in: 0...65_535), "Default: that of `navette init`; 0 lets the system choose.")
  private static let host = Option("host", "ADDRESS", .text, "The numeric address to listen on. Default: 127.0.0.1.")
  private static let old = Flag("accept-old-openssl", "Start on an OpenSSL with known flaws all the same.")

  private static let untilEOF = Flag(
    "until-eof", "Stop when standard input ends: for a program that runs the gateway, and may be killed.")

  private static let without = Option(
    "without-witnesses", "CODE", .text,
    "Go on before the journal's witnesses have answered: panne-du-temoin, urgence or essai. The journal says so.")

  private static let sendmail = Option(
    "sendmail", "PATH", .path, "The mail server's program, as /usr/sbin/sendmail: who has an address is told by mail.")
  private static let mailFrom = Option("mail-from", "ADDRESS", .text, "From whom these messages are; with --sendmail.")

  static let declaration = Declaration(
    "serve", summary: "Run the gateway: HTTPS with client certificates.",
    discussion: [
      "SIGTERM and SIGINT stop it once requests in progress are answered; SIGHUP reads certificates, revocation lists "
        + "and policies again, and closes the connections of who is no longer welcome. A second server on the same "
        + "data folder refuses to start.",
      "Where navette.json names witnesses of the journal (Certificates/witnesses.md), nothing is recorded after a start "
        + "until a quorum of them has cosigned its last checkpoint; a journal that one of them refuses is not served.",
      "With --sendmail and --mail-from, agents are told by mail that something awaits them: never what, nor of whom. "
        + "Each gives an address, or none, and chooses of what to be told.",
    ],
    options: [
      CommonOptions.data.parameter, CommonOptions.keys.parameter, host.parameter, port.parameter, old.parameter,
      untilEOF.parameter, without.parameter, sendmail.parameter, mailFrom.parameter,
    ],
    examples: [.init("navette serve --data data --keys keys --host 0.0.0.0", "On every address.")])

  private let folders: ServerFolders
  private let port: UInt16?
  private let host: String
  private let acceptsOldOpenSSL: Bool
  private let endsWithInput: Bool
  private let override: WitnessOverride?
  private let mail: MailConfiguration?

  init(_ values: Values) throws {
    folders = try ServerFolders(values)
    port = try values.optional(Self.port).map { UInt16($0) }
    host = try values.optional(Self.host) ?? "127.0.0.1"
    acceptsOldOpenSSL = values.isSet(Self.old)
    endsWithInput = values.isSet(Self.untilEOF)
    switch (try values.optional(Self.sendmail), try values.optional(Self.mailFrom)) {
    case (nil, nil): mail = nil
    case (let program?, let from?):
      guard let from = try? Courriel(from) else { throw CommandError.usage("--mail-from takes a mail address") }
      mail = MailConfiguration(program: program, from: from)
    default: throw CommandError.usage("--sendmail and --mail-from go together")
    }
    override = try values.optional(Self.without).map { code in
      guard let override = WitnessOverride(rawValue: code) else {
        let codes = WitnessOverride.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandError.usage("--without-witnesses takes one of \(codes)")
      }
      return override
    }
  }

  func run(_ console: Console) throws {
    // Before any thread: threads inherit what is blocked.
    let signals = SignalLoop()
    if endsWithInput { SignalLoop.stopAtEndOfInput() }
    try Preflight.check(acceptsOldOpenSSL: acceptsOldOpenSSL, console: console)
    let running = try RunningServer(
      folders: folders, host: host, port: port, without: override, mail: mail, now: console.now,
      tell: { console.warn($0) })
    console.print("navette: https://\(host):\(running.port)")
    signals.run { running.reload() }
    running.stop()
    if let refusal = running.refusal { throw refusal }
  }
}
