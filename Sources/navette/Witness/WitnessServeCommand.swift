import Cryptography
import HTTP
import Witness

/// `navette witness serve`
struct WitnessServeCommand: Command {
  private static let port = Option(
    "port", "N", .integer(in: 0...65_535), "The port; 0 lets the system choose.", isRequired: true)
  private static let host = Option("host", "ADDRESS", .text, "The numeric address to listen on. Default: 127.0.0.1.")
  private static let old = Flag("accept-old-openssl", "Start on an OpenSSL with known flaws all the same.")
  private static let untilEOF = Flag(
    "until-eof", "Stop when standard input ends: for a program that runs the witness, and may be killed.")

  static let declaration = Declaration(
    "serve", summary: "Run a witness: HTTPS, `POST /add-checkpoint` (c2sp.org/tlog-witness).",
    discussion: [
      "Clients need no certificate: what a checkpoint claims is proven by its signature and its proof. Nothing leaves "
        + "before it is on disk. SIGTERM and SIGINT stop it once requests in progress are answered. A log whose file "
        + "cannot be read is not served, and said."
    ],
    operands: [WitnessFiles.folder.parameter],
    options: [port.parameter, host.parameter, old.parameter, untilEOF.parameter],
    examples: [.init("navette witness serve temoin --port 8444 --host 0.0.0.0", "On every address.")])

  private let files: WitnessFiles
  private let port: UInt16
  private let host: String
  private let acceptsOldOpenSSL: Bool
  private let endsWithInput: Bool

  init(_ values: Values) throws {
    files = try WitnessFiles(values)
    port = UInt16(try values.required(Self.port))
    host = try values.optional(Self.host) ?? "127.0.0.1"
    acceptsOldOpenSSL = values.isSet(Self.old)
    endsWithInput = values.isSet(Self.untilEOF)
  }

  func run(_ console: Console) throws {
    // Before any thread: threads inherit what is blocked.
    let signals = SignalLoop()
    if endsWithInput { SignalLoop.stopAtEndOfInput() }
    try Preflight.check(acceptsOldOpenSSL: acceptsOldOpenSSL, console: console)
    let server = try start(console)
    console.print("navette witness: https://\(host):\(server.port)")
    signals.run { console.warn("nothing is read again before a restart") }
    server.stop()
    server.wait()
  }

  private func start(_ console: Console) throws -> Server {
    let witness: LogWitness
    do {
      witness = try LogWitness(
        folder: WitnessFolder(files.logsURL), cosigner: try files.cosigner(), clock: console.now,
        tell: { console.warn("warning: " + Self.text($0)) })
    } catch let error as WitnessError {
      throw CommandError(error)
    }
    for (file, error) in witness.damaged {
      console.warn("warning: \(file) cannot be used, its log is not served: \(error)")
    }
    if witness.logCount == 0 { console.warn("warning: no log is trusted: every request will be refused") }
    var configuration = ServerConfiguration()
    (configuration.address, configuration.port) = (host, port)
    configuration.limits = WitnessHandler.limits
    configuration.maximumConnections = 512
    configuration.maximumUnauthenticated = 512
    do {
      let server = try Server(
        configuration, try TLSContext.server(identity: files.identity()), WitnessHandler(witness))
      try server.start()
      return server
    } catch let error as HTTPError where error.code == .listening {
      throw CommandError(.conflict, "\(host) port \(port) cannot be listened on")
    }
  }

  private static func text(_ notice: LogWitness.Notice) -> String {
    switch notice {
    case .fork(let origin, let size):
      "\(SafeText.line(origin)) signed a second tree of size \(size): not cosigned, kept beside its file as proof"
    case .unproven(let origin, let from, let to):
      "\(SafeText.line(origin)) signed a tree of size \(to) without proof that it extends size \(from): not cosigned"
    case .unusable(let origin, let error):
      "the file of \(SafeText.line(origin)) cannot be used: nothing was cosigned (\(error))"
    case .introduced(let origin): "\(SafeText.line(origin)) was trusted since the start, and is served from now on"
    }
  }
}
