import Cryptography
import SystemSupport
import Foundation
import JSON

/// A random word that is in everything a person could recognise, and in each form that a program might write it.
struct Canary: Sendable {
  /// Twenty letters, in the middle of each text.
  let word: String
  /// Other values that a fiche holds and that are not texts: telephone numbers, dates of birth, digests.
  let values: [String]

  init() {
    word = String((0..<20).map { _ in "bcdfghjklmnpqrstvwxz".randomElement() ?? "q" })
    func digits(_ count: Int) -> String { String((0..<count).map { _ in "123456789".randomElement() ?? "7" }) }
    values = [
      "+3363998" + digits(4), "+3363998" + digits(4), "19\(digits(1))7-03-1\(digits(1))",
      "20\(["08", "09", "11"].randomElement() ?? "10")-07-2\(digits(1))",
      SHA256.digest(Array("pièce jointe \(word) fin".utf8)).hex,
    ]
  }

  /// A text that only this test can have written.
  func text(_ place: String) -> String { "\(place) \(word) fin" }

  /// The word as JSON may write it.
  var escaped: String { word.utf8.map { "\\u00\(Self.hex([$0]))" }.joined() }

  /// What to look for, each with the name of its form.
  var forms: [(name: String, bytes: Data)] {
    let raw = Array(word.utf8)
    var forms: [(String, Data)] = [
      ("text", Data(raw)), ("capitals", Data(word.uppercased().utf8)),
      ("capitalised", Data(word.capitalized.utf8)), ("reversed", Data(raw.reversed())),
      ("UTF-16 LE", word.data(using: .utf16LittleEndian) ?? Data()),
      ("UTF-16 BE", word.data(using: .utf16BigEndian) ?? Data()), ("hexadecimal", Data(Self.hex(raw).utf8)),
      ("hexadecimal capitals", Data(Self.hex(raw).uppercased().utf8)), ("JSON escapes", Data(escaped.utf8)),
      ("percent-encoded", Data(word.utf8.map { "%\(Self.hex([$0]))" }.joined().utf8)),
    ]
    // Base 64 depends on where the word begins: three ways, without the ends that other bytes share.
    for offset in 0..<3 {
      let text = Data([UInt8](repeating: 0, count: offset) + raw).base64EncodedString()
      forms.append(("base64 at \(offset)", Data(text.dropFirst(4).dropLast(4).utf8)))
    }
    for (index, value) in values.enumerated() {
      forms.append(("value \(index)", Data(value.utf8)))
      forms.append(("value \(index) in hexadecimal", Data(Self.hex(Array(value.utf8)).utf8)))
    }
    forms.append(("telephone as it is dialled", Data(("0" + values[0].dropFirst(3)).utf8)))
    return forms
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Where a canary is found: `FILE: FORM`, nothing more.
  func traces(in places: [URL]) throws -> [String] {
    let forms = forms
    var found: [String] = []
    var read = 0
    for file in try places.flatMap({ try Self.files($0) }) {
      let bytes = try Data(contentsOf: file)
      read += bytes.count
      found += Self.traces(of: forms, in: bytes, named: file.path)
      // A name in a file's name is in the folder, whatever the file holds.
      found += Self.traces(of: forms, in: Data(file.path.utf8), named: "the name of a file")
    }
    guard read > 0 else { throw SystemFault("nothing was read: nothing was proven") }
    return found
  }

  func traces(in bytes: [UInt8], named name: String) -> [String] {
    Self.traces(of: forms, in: Data(bytes), named: name)
  }

  private static func traces(of forms: [(name: String, bytes: Data)], in bytes: Data, named name: String) -> [String] {
    forms.filter { bytes.range(of: $0.bytes) != nil }.map { "\(name): \($0.name)" }
  }

  private static func files(_ place: URL) throws -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      throw SystemFault("\(place.path) does not exist: nothing was searched")
    }
    guard isFolder.boolValue else { return [place] }
    return try FileManager.default.subpathsOfDirectory(atPath: place.path).map { place.appending(path: $0) }.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }
}
