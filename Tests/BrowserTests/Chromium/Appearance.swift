import Foundation
import JSON
import SystemSupport

/// How a page is shown: a width, light or dark.
struct Appearance: Hashable, CustomStringConvertible {
  /// In CSS pixels: 320 is a telephone, and also 1280 at 400 % (WCAG 1.4.10).
  let width: Int
  let isDark: Bool
  var zoom = 1

  static let telephone = Appearance(width: 320, isDark: false)
  static let desktop = Appearance(width: 1280, isDark: false)
  static let darkTelephone = Appearance(width: 320, isDark: true)
  static let all = [telephone, desktop, darkTelephone]
  /// A window of 1280 by 1024 at 400 %: little is in view, and nothing may be out of reach.
  static let zoomed = Appearance(width: 320, isDark: false, zoom: 4)

  /// Whether axe judges the page so: both layouts and both sets of colours are, in half the time.
  var isJudged: Bool { self == .desktop || self == .darkTelephone }

  var description: String { (isDark ? "dark-" : "") + "\(width)" + (zoom == 1 ? "" : " at \(zoom * 100) %") }
}

extension Session {
  /// Shows the page so, as long as nothing else is asked.
  func show(_ appearance: Appearance) throws {
    try devTools(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .integer(Int64(appearance.width)), "height": .integer(appearance.zoom == 1 ? 800 : 256),
        "deviceScaleFactor": .integer(Int64(appearance.zoom)), "mobile": false,
      ])
    // A telephone's scroll bar takes no place, and a whole page has none.
    try devTools("Emulation.setScrollbarsHidden", ["hidden": true])
    let scheme: JSON = appearance.isDark ? "dark" : "light"
    try devTools(
      "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]])
  }

  /// The whole page, below what the window shows too, as a PNG.
  func wholePage(_ appearance: Appearance) throws -> Data {
    let size = try devTools("Page.getLayoutMetrics")["cssContentSize"] ?? .null
    let clip: JSON = [
      "x": 0, "y": 0, "width": .integer(Int64(appearance.width)), "height": size["height"] ?? 0, "scale": 1,
    ]
    let shot = try devTools(
      "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true, "clip": clip])
    guard let image = Data(base64Encoded: shot["data"]?.string ?? "") else { throw SystemFault("no screenshot") }
    return image
  }
}

/// Pictures for a person to look at, in the build folder.
enum Screenshots {
  static let folder = Program.policies.deletingLastPathComponent().appending(path: ".build/screenshots")

  /// Keeps a picture of the page as it is shown: `NAME-320.png`, `NAME-dark-320.png`.
  static func keep(_ name: String, _ appearance: Appearance, _ session: Session) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try session.wholePage(appearance).write(to: folder.appending(path: "\(name)-\(appearance).png"))
  }
}
