import Cryptography
import Foundation
import Testing

private func bytes(_ hex: String) -> [UInt8] { Hexadecimal.decode(hex) ?? [] }

struct DERReaderTests {
  private func readAll(_ reader: inout DERReader) throws {
    while !reader.isAtEnd {
      let element = try reader.element()
      if element.tag.isConstructed { try element.read { try readAll(&$0) } }
    }
  }

  @Test(arguments: [
    ("3080020101" + "0000", "an indefinite length"),
    ("308103" + "020101", "a length in more octets than needed"),
    ("30820003" + "020101", "a length with a leading zero"),
    ("0281810101", "a length below 128 in long form"),
    ("30", "no length"),
    ("3003" + "0201", "a truncated content"),
    ("3085" + "0000000003" + "020101", "a length in five octets"),
    ("1f8101" + "0100", "a tag number from 31"),
    ("0000", "an end of contents"),
    ("02", "a tag alone"),
    ("30040201", "a length beyond the end"),
  ])
  func `BER and truncation are refused`(hex: String, reason: String) {
    #expect(throws: CryptographyError.self, "\(reason)") { try DERReader.read(bytes(hex)) { try readAll(&$0) } }
  }

  @Test func `trailing bytes are refused at every level`() {
    #expect(throws: CryptographyError.self) { try DERReader.read(bytes("02010100")) { try $0.integer() } }
    #expect(throws: CryptographyError.self) {
      try DERReader.read(bytes("3006020101020102")) { try $0.sequence { try $0.integer() } }
    }
  }

  @Test(arguments: ["0200", "02020001", "0202007f", "0202ff80", "0202ffff"])
  func `an integer that is not minimal is refused`(hex: String) {
    #expect(throws: CryptographyError.self) { try DERReader.read(bytes(hex)) { try $0.integer() } }
  }

  @Test(arguments: [("020100", 0), ("02017f", 127), ("02020080", 128), ("02047fffffff", 0x7fff_ffff)])
  func `small integers are read`(hex: String, value: Int) throws {
    #expect(try DERReader.read(bytes(hex)) { try $0.smallInteger() } == value)
    #expect(DERWriter.integer(value).bytes() == bytes(hex))
  }

  @Test(arguments: ["0201ff", "02050080000000", "0101ff", "020480000000"])
  func `an integer out of range is refused`(hex: String) {
    #expect(throws: CryptographyError.self) { try DERReader.read(bytes(hex)) { try $0.smallInteger() } }
  }

  @Test(arguments: ["010101", "0100", "01020000", "0101fe"])
  func `a boolean other than 00 and FF is refused`(hex: String) {
    #expect(throws: CryptographyError.self) { try DERReader.read(bytes(hex)) { try $0.boolean() } }
  }

  @Test func `nesting stops at the limit`() throws {
    var nested: [UInt8] = []
    for _ in 0..<DERReader.depthLimit { nested = DERWriter.constructed(.sequence, [.encoded(nested)]).bytes() }
    try DERReader.read(nested) { try readAll(&$0) }
    let deeper = DERWriter.constructed(.sequence, [.encoded(nested)]).bytes()
    #expect(throws: CryptographyError.self) { try DERReader.read(deeper) { try readAll(&$0) } }
  }

  @Test func `a set out of order is refused`() throws {
    #expect(try DERReader.read(bytes("3106020101020102")) { try $0.set { try $0.smallInteger() } } == [1, 2])
    #expect(throws: CryptographyError.self) {
      try DERReader.read(bytes("3106020102020101")) { try $0.set { try $0.smallInteger() } }
    }
    #expect(throws: CryptographyError.self) {
      try DERReader.read(bytes("310702020100020101")) { try $0.set { try $0.smallInteger() } }
    }
  }

  @Test(arguments: [
    ("0c02c328", "invalid UTF-8"), ("0c0100", "NUL"), ("0c03eda080", "a surrogate"), ("0c02c080", "an overlong form"),
  ])
  func `text that is not UTF-8 is refused`(hex: String, reason: String) {
    #expect(throws: CryptographyError.self, "\(reason)") { try DERReader.read(bytes(hex)) { try $0.utf8String() } }
  }

  @Test(arguments: ["030101", "0300", "03020104", "0501ff", "2403040100"])
  func `other malformed primitives are refused`(hex: String) {
    #expect(throws: CryptographyError.self) {
      try DERReader.read(bytes(hex)) { reader in
        switch reader.nextTag {
        case .some(.bitString): _ = try reader.bitString()
        case .some(.null): try reader.null()
        default: _ = try reader.octetString()
        }
      }
    }
  }
}

struct DERTimeTests {
  @Test(arguments: [
    ("500101000000Z", -631_152_000.0), ("700101000000Z", 0), ("261121101500Z", 1_795_256_100),
    ("240229235959Z", 1_709_251_199), ("491231235959Z", 2_524_607_999), ("20500101000000Z", 2_524_608_000),
    ("99991231235959Z", 253_402_300_799),
  ])
  func `a time has one form`(text: String, seconds: Double) throws {
    let tag: DERTag = text.utf8.count == 13 ? .utcTime : .generalizedTime
    let encoded = DERWriter.primitive(tag, Array(text.utf8)).bytes()
    #expect(try DERReader.read(encoded) { try $0.time() } == Date(timeIntervalSince1970: seconds))
    #expect(DERWriter.time(Date(timeIntervalSince1970: seconds + 0.75)).bytes() == encoded)
  }

  @Test(arguments: [
    "230229000000Z", "261301000000Z", "261121240000Z", "261121106000Z", "2611211015Z", "261121101500+0100",
    "261121101500.5Z", "20261121101500Z", "26112110150 Z", "261100101500Z", "",
  ])
  func `any other form is refused`(text: String) {
    let tag: DERTag = text.utf8.count == 15 ? .generalizedTime : .utcTime
    let encoded = DERWriter.primitive(tag, Array(text.utf8)).bytes()
    #expect(throws: CryptographyError.self) { try DERReader.read(encoded) { try $0.time() } }
  }
}

struct ObjectIdentifierTests {
  @Test(arguments: [
    ("1.2.840.10045.3.1.7", "06082a8648ce3d030107"), ("2.16.840.1.101.3.4.1.46", "060960864801650304012e"),
    ("0.0", "060100"), ("2.999.3", "0603883703"),
  ])
  func `dotted and encoded forms agree`(dotted: String, hex: String) throws {
    let identifier = try #require(ObjectIdentifier(dotted: dotted))
    #expect(DERWriter.objectIdentifier(identifier).bytes() == bytes(hex))
    #expect(try DERReader.read(bytes(hex)) { try $0.objectIdentifier() } == identifier)
    #expect(identifier.description == dotted)
  }

  @Test(arguments: ["0600", "060180", "06022a86", "06038080 01", "060b2affffffffffffffffff7f"])
  func `a malformed identifier is refused`(hex: String) {
    #expect(throws: CryptographyError.self) { try DERReader.read(bytes(hex)) { try $0.objectIdentifier() } }
  }

  @Test(arguments: ["", "1", "3.1", "1.40", "1..2", "1.2.", "1.2.x", "+1.2", "1.-2"])
  func `a malformed dotted form is refused`(dotted: String) {
    #expect(ObjectIdentifier(dotted: dotted) == nil)
  }
}

struct DERWriterTests {
  @Test(arguments: [0, 1, 127, 128, 255, 256, 65_535, 65_536])
  func `lengths are minimal`(count: Int) throws {
    let content = [UInt8](repeating: 9, count: count)
    let encoded = DERWriter.octetString(content).bytes()
    #expect(try DERReader.read(encoded) { try $0.octetString() } == content)
    #expect(encoded.count == DERWriter.octetString(content).encodedCount)
  }

  @Test func `a secret inside is written in wiped memory, like an ordinary one`() throws {
    let pieces = [SecretBytes(copying: [1, 2]), SecretBytes(copying: [3])]
    let value = DERWriter.sequence([.integer(1), .secret(.octetString, pieces)])
    #expect(value.secretBytes().withUnsafeBytes { Array($0) } == bytes("30080201010403010203"))
  }

  @Test func `a set is sorted`() {
    #expect(DERWriter.set(of: [.integer(300), .integer(2), .integer(1)]).bytes() == bytes("310a0201010201020202012c"))
  }

  @Test func `unsigned integers keep their sign bit clear`() {
    #expect(DERWriter.unsigned([0, 0, 0x80]).bytes() == bytes("02020080"))
    #expect(DERWriter.unsigned([]).bytes() == bytes("020100"))
  }
}
