import JSON
import Testing

struct JSONWritingTests {
  @Test func `canonical bytes sort names and write no space`() throws {
    let value: JSON = ["b": [1, true, nil], "a": "é\"\\\n\u{1}", "é": .double(0.5), "aa": [:]]
    let expected = #"{"a":"é\"\\\n\u0001","aa":{},"b":[1,true,null],"é":0.5}"#
    #expect(String(decoding: value.serialized(.canonical), as: UTF8.self) == expected)
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
