import Foundation
import JSON
import SystemSupport

/// A browser at a workstation of its own, before the tests' gateway. One thread at a time.
///
/// It ends when it is let go of, whatever became of the test: no process and no folder stays.
final class Browser {
  let session: Session
  let workstation: Workstation
  let site: Site
  private let driver: ChildProcess
  private var watch = Watch()
  private var readLines = 0

  /// - Parameters:
  ///   - post: whose certificate is imported; nobody's if nil.
  ///   - isTrusting: whether the gateway's root was imported.
  init(_ post: Post?, at site: Site, isTrusting: Bool = true) throws {
    self.site = site
    workstation = try Workstation(trusting: !isTrusting ? nil : site.installation.pki.appending(path: "ca.crt"))
    if let post {
      let delivered = try PKCS12(of: post, in: site.installation)
      try workstation.importCertificate(delivered.file, passphrase: delivered.passphrase)
    }
    let port = try freePort()
    let driver = try ChildProcess(
      ["--port=\(port)", "--log-level=WARNING"], of: Chromium.driver, environment: workstation.environment,
      name: "chromedriver", in: workstation.home)
    self.driver = driver
    let connection = WebDriver(port: port)
    try Wait.until("the driver is ready: \(driver.errors)\(driver.output)", within: 60) {
      if let code = driver.code { throw SystemFault("chromedriver ended at once, exit \(code): \(driver.errors)") }
      return (try? connection.get("/status"))?["ready"]?.bool == true
    }
    do {
      session = try Session(connection, capabilities: Self.capabilities)
    } catch {
      driver.kill()
      throw SystemFault("\(error)\n\(driver.errors.suffix(3000))")
    }
    // Requests are watched whole: by default those above 64 KiB are only said to have a body.
    try session.devTools("Network.enable", ["maxPostDataSize": .integer(64 << 20)])
  }

  deinit {
    try? session.end()
    driver.kill()
  }

  /// Closes the window, and the browser with it, as one does in the evening.
  func end() throws { try session.end() }

  /// Goes to a page of the gateway.
  func open(_ path: String) throws { try session.navigate(to: site.address + path) }

  /// What the gateway gives at this address to the page that is shown.
  func fetched(_ address: String) throws -> String {
    try session.run("return fetch(arguments[0]).then(answer => answer.text())", .string(address)).string ?? ""
  }

  /// Runs none of the pages' scripts from now on.
  func withoutScripts() throws { try session.devTools("Emulation.setScriptExecutionDisabled", ["value": true]) }

  /// Everything that was watched since the beginning, with what came since the last time.
  func watched() throws -> Watch {
    try watch.read(session)
    return watch
  }

  /// What the console told as an error since the last time that this was asked.
  func newErrors() throws -> [ConsoleLine] {
    let lines = try watched().console
    defer { readLines = lines.count }
    return lines.dropFirst(readLines).filter(\.isError)
  }

  private static var capabilities: JSON {
    // Chromium's sandbox refuses to run as root, which a continuous integration often is; nothing else is changed.
    let root = getuid() == 0 ? ["--no-sandbox"] : []
    let words = ["--headless=new", "--lang=fr", "--window-size=1280,900"] + root
    return [
      "browserName": "chrome", "unhandledPromptBehavior": "ignore",
      "timeouts": ["pageLoad": 90_000, "script": 90_000],
      "goog:loggingPrefs": ["performance": "ALL", "browser": "ALL"],
      "goog:chromeOptions": ["binary": .string(Chromium.browser), "args": .array(words.map(JSON.string))],
    ]
  }
}
