import Cedar
import Testing

@Suite struct ValueTests {
  @Test func `sets ignore order and repetition, at any size`() {
    let many = (0..<100).map { Value.long($0 % 50) }
    #expect(ValueSet(many) == ValueSet(many.reversed()))
    #expect(ValueSet(many).count == 50)
    #expect(ValueSet(many).hashValue == ValueSet(many.reversed()).hashValue)
    #expect(ValueSet(many) != ValueSet(many.dropFirst(50).dropLast()))
    #expect(ValueSet([1, 2]).contains(.long(2)))
    #expect(!ValueSet([1, 2]).contains(.text("2")))
    #expect(ValueSet(many).isSuperset(of: ValueSet([1, 2])))
    #expect(!ValueSet([1, 2]).intersects(ValueSet([3])))
  }

  @Test func `records find each of many fields and nothing else`() throws {
    let fields = (0..<60).map { (CedarString("k\($0)"), Value.long(Int64($0))) }
    let record = try Record(fields: fields)
    for (key, value) in fields { #expect(record[key] == value) }
    #expect(record["k60"] == nil)
    #expect(record == (try Record(fields: fields.reversed())))
    #expect(record.sorted.first?.key == "k0")
    #expect(throws: CedarError.self) { try Record(fields: fields + [("k3", 0)]) }
    #expect(Record.empty["k0"] == nil)
  }

  @Test func `values are written as policies write them`() throws {
    let value = Value.record([
      "b": .set(of: [1, "a\"\n"]), "a": .entity(try EntityUID("N::T", "x\\")),
      "c": .extension(.decimal(try DecimalValue("-0.05"))), "d": .extension(.ipaddr(try IPAddress("10.0.0.0/8"))),
    ])
    #expect(
      value.description
        == #"{"a": N::T::"x\\", "b": [1, "a\"\n"], "c": decimal("-0.0500"), "d": ip("10.0.0.0/8")}"#)
  }

  @Test(arguments: [
    ("0.0", 0), ("-922337203685477.5808", Int64.min), ("922337203685477.5807", .max), ("1.2", 12_000),
    ("-1.0002", -10_002),
  ])
  func `decimals are read`(text: String, tenThousandths: Int64) throws {
    #expect(try DecimalValue(text).tenThousandths == tenThousandths)
  }

  @Test(arguments: ["", "-", ".", "1", "1.", ".1", "1.00001", "--1.0", "1.-1", "1.0 ", "١.0", "922337203685477.5808"])
  func `other decimals are refused`(text: String) {
    #expect(throws: CedarError.self) { try DecimalValue(text) }
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2024-02-29", 1_709_164_800_000), ("0000-01-01", -62_167_219_200_000),
    ("9999-12-31T23:59:59.999Z", 253_402_300_799_999), ("1969-12-31T23:59:59Z", -1000),
    ("2000-03-01T00:00:00+0130", 951_863_400_000),
  ])
  func `datetimes are read`(text: String, milliseconds: Int64) throws {
    #expect(try DatetimeValue(text).milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "1970-01-01T", "1970-13-01", "1970-00-01", "1970-01-00", "1900-02-29", "1970-01-01t00:00:00Z",
    "1970-01-01T00:00Z", "1970-01-01T00:00:00z", "1970-01-01T00:00:00.000", "1970-01-01T00:00:00+2400", "1970-01-01 ",
  ])
  func `other datetimes are refused`(text: String) {
    #expect(throws: CedarError.self) { try DatetimeValue(text) }
  }

  @Test func `dates and times split before 1970 too`() throws {
    let instant = try DatetimeValue("1969-12-31T23:59:59.999Z")
    #expect(instant.date == (try DatetimeValue("1969-12-31")))
    #expect(instant.time == (try DurationValue("23h59m59s999ms")))
    #expect(DatetimeValue(milliseconds: .min).date == nil)
  }

  @Test(arguments: ["", "-", "1", "d", "1x", "1ms1s", "1d1d", "1d-1h", "+1d", "1d 1h", "9223372036854775808ms"])
  func `other durations are refused`(text: String) {
    #expect(throws: CedarError.self) { try DurationValue(text) }
  }

  @Test(arguments: [
    "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4/-1", "1.2.3.4/33", "1.2.3.4/24/24", "", ":", ":::", "1::2::3",
    "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "g::", "::/129", "::/0129", "::/+1", "1.2.3.4 ",
  ])
  func `other addresses are refused`(text: String) {
    #expect(throws: CedarError.self) { try IPAddress(text) }
  }

  @Test func `ranges include their edges`() throws {
    #expect(try IPAddress("10.0.0.0").isInRange(IPAddress("10.0.0.0/8")))
    #expect(try IPAddress("10.255.255.255").isInRange(IPAddress("10.1.2.3/8")))
    #expect(try !IPAddress("11.0.0.0").isInRange(IPAddress("10.0.0.0/8")))
    #expect(try IPAddress("::").isInRange(IPAddress("::/0")))
    #expect(try !IPAddress("10.0.0.0/7").isInRange(IPAddress("10.0.0.0/8")))
  }
}
