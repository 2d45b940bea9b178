/// JPEG (ITU-T T.81, annex B): segments from SOI to EOI, a frame that has a size, a scan, and nothing after.
///
/// Some telephones put a film or a second image after EOI: whoever sends the first would send the other unseen.
enum FormatJPEG {
  private static let (startOfImage, endOfImage, startOfScan): (UInt8, UInt8, UInt8) = (0xD8, 0xD9, 0xDA)

  static func controler(_ octets: Octets) throws(ContenuRefuse) {
    guard octets.number16(at: 0) == 0xFF00 | Int(startOfImage) else { throw .autreType }
    var index = 2
    var (hasFrame, hasScan) = (false, false)
    while true {
      guard index < octets.count, octets[index] == 0xFF else { throw .autreType }
      while index < octets.count, octets[index] == 0xFF { index += 1 }
      guard index < octets.count else { throw .autreType }
      let marker = octets[index]
      index += 1
      if marker == endOfImage {
        guard hasFrame, hasScan else { throw .autreType }
        guard index == octets.count else { throw .suite }
        return
      }
      // Markers without a segment stand nowhere here: restarts are inside a scan, and there is one image.
      guard (0xC0...0xFE).contains(marker), !(0xD0...0xD8).contains(marker),
        let length = octets.number16(at: index), length >= 2, index + length <= octets.count
      else { throw .autreType }
      if isFrame(marker) {
        // Precision, height (0 when a DNL segment gives it), width, components.
        guard length >= 8, let width = octets.number16(at: index + 5), width > 0, !hasFrame else { throw .autreType }
        hasFrame = true
      }
      index += length
      if marker == startOfScan {
        guard hasFrame else { throw .autreType }
        hasScan = true
        index = endOfScan(octets, from: index)
      }
    }
  }

  /// SOF0 to SOF15, but DHT, JPG and DAC, which have numbers among them.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// The next marker that is neither a stuffed octet nor a restart.
  private static func endOfScan(_ octets: Octets, from start: Int) -> Int {
    var index = start
    while index + 1 < octets.count {
      if octets[index] == 0xFF, octets[index + 1] != 0, octets[index + 1] != 0xFF,
        !(0xD0...0xD7).contains(octets[index + 1])
      {
        return index
      }
      index += 1
    }
    return octets.count
  }
}
