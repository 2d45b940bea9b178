/// ZIP (APPNOTE, 4.3.16): an archive is found by the record at its end, whatever comes before; so are the programs and the
/// office documents that are archives.
enum FormatArchive {
  private static let marque: StaticString = "PK\u{5}\u{6}"
  private static let longueur = 22
  private static let commentaire = 65_535

  /// Whether a program would find the end of an archive in this content.
  static func finit(_ octets: Octets) -> Bool {
    guard octets.count >= longueur else { return false }
    let places = max(0, octets.count - longueur - commentaire)..<(octets.count - longueur + 1)
    return places.contains { place in
      guard octets[place] == 0x50, octets.holds(marque, at: place) else { return false }
      // One volume, all of whose entries are here: four bytes alone are in any image now and then.
      return octets.number32(at: place + 4) == 0
        && octets.littleNumber16(at: place + 8) == octets.littleNumber16(at: place + 10)
    }
  }
}
