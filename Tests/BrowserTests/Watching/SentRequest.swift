import Foundation
import JSON
import SystemSupport

/// A request as a browser sent it.
struct SentRequest {
  let method: String
  let url: String
  /// Names as they were sent, with their values.
  let headers: [(name: String, value: String)]
  let body: Data

  init(_ parameters: JSON, _ session: Session) throws {
    guard let request = parameters["request"], let method = request["method"]?.string,
      let url = request["url"]?.string
    else { throw SystemFault("a request that says nothing of itself") }
    (self.method, self.url) = (method, url)
    headers = (request["headers"]?.object?.members ?? []).map { ($0.key, $0.value.string ?? "") }
    body = try Self.body(request, parameters["requestId"] ?? .null, session)
  }

  /// A request that no browser sent.
  init(_ method: String, _ url: String, body: Data) {
    (self.method, self.url, headers, self.body) = (method, url, [], body)
  }

  private static func body(_ request: JSON, _ id: JSON, _ session: Session) throws -> Data {
    guard request["hasPostData"]?.bool == true else { return Data() }
    // The pieces are exact; the text is what they look like in UTF-8.
    let pieces = (request["postDataEntries"]?.array ?? []).map { Data(base64Encoded: $0["bytes"]?.string ?? "") }
    if !pieces.isEmpty, !pieces.contains(nil) { return pieces.compactMap(\.self).reduce(Data(), +) }
    if let text = request["postData"]?.string { return Data(text.utf8) }
    let told = try session.devTools("Network.getRequestPostData", ["requestId": id])
    guard let text = told["postData"]?.string else { throw SystemFault("a request whose body cannot be known") }
    return told["base64Encoded"]?.bool == true ? Data(base64Encoded: text) ?? Data() : Data(text.utf8)
  }

  /// All that left the browser: where to, the fields, the body.
  var everything: Data {
    var all = Data("\(method) \(url)\n".utf8)
    for (name, value) in headers { all += Data("\(name): \(value)\n".utf8) }
    return all + body
  }
}
