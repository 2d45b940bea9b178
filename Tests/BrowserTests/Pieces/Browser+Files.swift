import Foundation
import JSON
import SystemSupport

extension Browser {
  /// Where this browser puts what is downloaded.
  private var downloads: URL { workstation.home.appending(path: "downloads") }

  /// Follows a link that downloads a file, and waits until it is whole.
  func download(_ words: String) throws -> (name: String, contents: Data) {
    try? FileManager.default.removeItem(at: downloads)
    try FileManager.default.createDirectory(at: downloads, withIntermediateDirectories: true)
    try session.devTools(
      "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .string(downloads.path)])
    try follow(words)
    var found: [URL] = []
    try wait("a file is downloaded") {
      found = try FileManager.default.contentsOfDirectory(at: downloads, includingPropertiesForKeys: nil)
      return found.count == 1 && found[0].pathExtension != "crdownload" && !found[0].lastPathComponent.hasPrefix(".")
    }
    return (found[0].lastPathComponent, try Data(contentsOf: found[0]))
  }

  /// Makes the line as slow as those of many offices: so many octets a second each way; at full speed if nil.
  func slowDown(to octets: Int64?) throws {
    let speed = JSON.integer(octets ?? -1)
    try session.devTools(
      "Network.emulateNetworkConditions",
      ["offline": false, "latency": 0, "downloadThroughput": speed, "uploadThroughput": speed])
  }

  /// Takes the pulse of the page, every 20 ms, and notes what its bar of progress shows.
  func takePulse() throws {
    try session.run(
      """
      globalThis.pulse = { longest: 0, shown: [], labels: [] };
      let last = performance.now();
      setInterval(() => {
        const now = performance.now(), bar = document.querySelector('#annonce progress');
        pulse.longest = Math.max(pulse.longest, now - last);
        last = now;
        if (!bar) return;
        if (bar.position >= 0 && !pulse.shown.includes(bar.value)) pulse.shown.push(bar.value);
        if (!pulse.labels.includes(bar.ariaLabel)) pulse.labels.push(bar.ariaLabel);
      }, 20);
      """)
  }

  /// What was seen since: the longest time without a beat, in milliseconds, and the parts that the bar showed.
  func pulse() throws -> (longest: Double, shown: [Double], labels: [String]) {
    let pulse = try session.run("return pulse")
    return (
      Self.number(pulse["longest"]) ?? 0, (pulse["shown"]?.array ?? []).compactMap(Self.number),
      (pulse["labels"]?.array ?? []).compactMap(\.string)
    )
  }
  /// A number of a script's, whole or not.
  static func number(_ json: JSON?) -> Double? {
    switch json {
    case .integer(let whole): Double(whole)
    case .double(let value): value
    default: nil
    }
  }
}
