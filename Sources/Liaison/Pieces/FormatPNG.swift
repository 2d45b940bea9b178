/// PNG (W3C, third edition, 5): the signature, then chunks with their checksums, from IHDR to IEND and nothing after.
enum FormatPNG {
  static func controler(_ octets: Octets) throws(ContenuRefuse) {
    guard octets.number32(at: 0) == 0x8950_4E47, octets.number32(at: 4) == 0x0D0A_1A0A else { throw .autreType }
    var index = 8
    var hasImage = false
    while true {
      guard let length = octets.number32(at: index).map(Int.init), length <= Int(Int32.max) else { throw .autreType }
      let (type, end) = (index + 4, index + 8 + length)
      guard let sum = octets.number32(at: end), isName(octets[type..<type + 4]),
        checksum(octets[type..<end]) == sum
      else { throw .autreType }
      let isHeader = octets.holds("IHDR", at: type)
      guard isHeader == (index == 8), !isHeader || describesImage(octets, at: type + 4, length) else {
        throw .autreType
      }
      if octets.holds("IDAT", at: type) { hasImage = true }
      index = end + 4
      if octets.holds("IEND", at: type) {
        guard length == 0, hasImage else { throw .autreType }
        guard index == octets.count else { throw .suite }
        return
      }
    }
  }

  /// Width, height, then the five octets that the standard lists.
  private static func describesImage(_ octets: Octets, at index: Int, _ length: Int) -> Bool {
    guard length == 13, let width = octets.number32(at: index), let height = octets.number32(at: index + 4) else {
      return false
    }
    let depths: [UInt8] =
      switch octets[index + 9] {
      case 0: [1, 2, 4, 8, 16]
      case 3: [1, 2, 4, 8]
      case 2, 4, 6: [8, 16]
      default: []
      }
    return (1...UInt32(Int32.max)).contains(width) && (1...UInt32(Int32.max)).contains(height)
      && depths.contains(octets[index + 8]) && octets[index + 10] == 0 && octets[index + 11] == 0
      && octets[index + 12] <= 1
  }

  private static func isName(_ octets: Slice<UnsafeRawBufferPointer>) -> Bool {
    octets.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
  }

  /// CRC-32 (ISO 3309) of a chunk's type and data.
  private static func checksum(_ octets: Slice<UnsafeRawBufferPointer>) -> UInt32 {
    ~table.withUnsafeBufferPointer { table in
      octets.reduce(~0) { sum, octet in table[Int((sum ^ UInt32(octet)) & 0xFF)] ^ (sum >> 8) }
    }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}
