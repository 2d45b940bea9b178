import JSON

extension JSONReader {
  /// The name of a file beside the one that is read: never a path.
  func fileName() throws -> String {
    try parsed(maxScalars: 64, expected: "a file name") { name in
      let isName = name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
      return isName && !name.isEmpty && !name.hasPrefix(".") ? name : nil
    }
  }
}
