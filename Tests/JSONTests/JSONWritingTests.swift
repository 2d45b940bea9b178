import JSON
import Testing

struct JSONWritingTests {
  @Test func `canonical bytes sort names and write no space`() throws {
    let value: JSON = ["b": [1, true, nil], "a": "é\"\\\n\u{1}", "é": .double(0.5), "aa": [:]]
    let expected = #"{"a":"é\"\\\n\u0001","aa":{},"b":[1,true,null],"é":0.5}"#
    #expect(String(decoding: value.serialized(.canonical), as: UTF8.self) == expected)
  }

  @Test(arguments: UInt8(0)...UInt8(0x7F))
  func `every ASCII character is written as it must, wherever it stands`(byte: UInt8) throws {
    let character = String(UnicodeScalar(byte))
    let escapes: [UInt8: String] = [
      8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: "\\\"", 92: "\\\\",
    ]
    let code = "0\(String(byte, radix: 16))".suffix(2)
    let written = escapes[byte] ?? (byte < 0x20 ? "\\u00\(code)" : character)
    for text in ["", "é", "ab"] {
      let value = JSON.string(text + character + text + character)
      let expected = "\"\(text)\(written)\(text)\(written)\""
      #expect(String(decoding: value.serialized(.compact), as: UTF8.self) == expected)
      #expect(try JSON.parse(value.serialized(.canonical)) == value)
    }
  }

  @Test func `names are sorted by their bytes, a prefix first, whatever their length`() {
    let long = String(repeating: "x", count: 40)
    let names = ["", "A", "a", "aa", "a\u{301}", long, long + "y", "z", "á", "é", "\u{1F600}"]
    let members = names.shuffled().map { ($0, JSON.null) }
    let expected = "{" + names.map { "\"\($0)\":null" }.joined(separator: ",") + "}"
    let written = JSON.object(JSONObject(members: members)).serialized(.canonical)
    #expect(written == Array(expected.utf8))
  }

  @Test func `values that differ only in member order have the same canonical bytes`() {
    let one: JSON = ["x": 1, "y": ["b": 2, "a": 3]]
    let other: JSON = ["y": ["a": 3, "b": 2], "x": 1]
    #expect(one != other)
    #expect(one.serialized(.canonical) == other.serialized(.canonical))
  }

  @Test(arguments: [JSON.Style.compact, .pretty, .canonical])
  func `what is written reads back`(style: JSON.Style) throws {
    let value: JSON = ["a": [1, "two", nil, true, .double(1e-7)], "z": ["deep": [[], [:]]]]
    #expect(try JSON.parse(value.serialized(style)) == value)
  }

  @Test func `assigning a member replaces, appends or removes it`() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    object["b"] = nil
    #expect(object == ["a": 3, "c": 4])
  }
}
