extension String {
  /// The same with lines that end as Unix writes them.
  ///
  /// A browser sends the two octets CR LF for each line of a form's text (HTML, « multipart and URL-encoded form data »), our
  /// script one. What is shown again and what is sealed must not depend on which of them sent it.
  var withUnixLines: String {
    guard utf8.contains(Self.carriageReturn) else { return self }
    var octets: [UInt8] = []
    octets.reserveCapacity(utf8.count)
    var follows = false
    for octet in utf8 {
      if octet == Self.carriageReturn {
        octets.append(Self.lineFeed)
      } else if !(follows && octet == Self.lineFeed) {
        octets.append(octet)
      }
      follows = octet == Self.carriageReturn
    }
    return String(decoding: octets, as: UTF8.self)
  }

  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")
}
