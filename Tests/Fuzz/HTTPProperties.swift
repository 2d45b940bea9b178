@testable import HTTP

/// The parser says the same of the same octets, whole or one by one, and never takes octets that are not there.
func fuzzHTTP(_ bytes: [UInt8]) {
  func read(pieces size: Int) -> [String] {
    var parser = RequestParser()
    var outcomes: [String] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + size)
      var position = 0
      let isRefused = bytes[start..<end].withUnsafeBytes { input -> Bool in
        while position < input.count {
          let before = position
          switch parser.read(input, &position) {
          case .needMore, .sendContinue: break
          case .request(let request):
            outcomes.append("\(request.method.rawValue) \(request.target) \(request.headers.count) \(request.body)")
          case .refused(let reason):
            outcomes.append(reason.rawValue)
            return true
          }
          precondition(position > before && position <= input.count, "no progress")
        }
        return false
      }
      if isRefused { break }
      start = end
    }
    return outcomes
  }
  precondition(read(pieces: max(1, bytes.count)) == read(pieces: 1), "pieces change the outcome")
}
