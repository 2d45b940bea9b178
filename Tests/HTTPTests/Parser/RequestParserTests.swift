import Testing

@testable import HTTP

struct RequestParserTests {
  @Test func `the vectors are all there, twice as many refusals as acceptances`() {
    let accepted = RequestVector.all.filter { $0.expected.hasPrefix("ok") }.count
    let refused = RequestVector.all.filter { RefusalReason(rawValue: $0.expected) != nil }.count
    #expect(RequestVector.all.count >= 450)
    #expect(accepted >= 85)
    #expect(refused >= 2 * accepted)
    #expect(Set(RequestVector.all.map(\.octets)).count == RequestVector.all.count, "a vector is there twice")
  }

  @Test(arguments: RequestVector.all)
  func `a vector gives the same outcome whole, in halves and octet by octet`(vector: RequestVector) {
    for size in [Int.max / 2, 17, 3, 2, 1] {
      #expect(vector.outcome(pieces: size) == vector.expected)
    }
  }

  private func parse(_ text: String) throws -> Request {
    var parser = RequestParser()
    var position = 0
    let octets = Array(text.utf8)
    let outcome = octets.withUnsafeBytes { parser.read($0, &position) }
    guard case .request(let request) = outcome else { throw HTTPError(.invalidResponse) }
    #expect(position == octets.count)
    return request
  }

  @Test func `a request is given whole to its handler`() throws {
    let request = try parse(
      "PUT /a%20b/c?x=1&y=a+b HTTP/1.1\r\nHost: navette.test\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 3\r\n\r\nabc")
    #expect(request.method == .put)
    #expect(request.target.path == "/a%20b/c")
    #expect(request.target.segments == ["a b", "c"])
    #expect(request.target.queryItems?.map { "\($0.name)=\($0.value)" } == ["x=1", "y=a b"])
    #expect(request.headers["HOST"] == "navette.test")
    #expect(request.headers.all("X-ONE") == ["1", "2"])
    #expect(request.headers.only("x-one") == nil)
    #expect(request.headers["x-on"] == nil)
    #expect(request.body == Array("abc".utf8))
  }

  @Test func `a chunked body is given decoded, without its trailers`() throws {
    let request = try parse(
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=\"y\"\r\nabc\r\n2\r\nde\r\n0\r\nX-Late: 1\r\n\r\n"
    )
    #expect(request.body == Array("abcde".utf8))
    #expect(request.headers["X-Late"] == nil)
  }

  @Test(arguments: [
    ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false),
    ("HTTP/1.1", "Connection: Keep-Alive, Close\r\n", false), ("HTTP/1.0", "", false),
    ("HTTP/1.0", "Connection: keep-alive\r\n", true), ("HTTP/1.0", "Connection: keep-alive, close\r\n", false),
  ])
  func `a connection is kept as the version and the field say`(version: String, field: String, persists: Bool) throws {
    #expect(try parse("GET / \(version)\r\nHost: a\r\n\(field)\r\n").persists == persists)
  }

  @Test(arguments: ["/%ff", "/a%C3"]) func `a path that is not UTF-8 has no segments`(path: String) throws {
    #expect(try parse("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n").target.segments == nil)
  }

  @Test(arguments: [("/", []), ("/a", ["a"]), ("/a/", ["a", ""]), ("//a", ["", "a"]), ("/a%2Fb", ["a/b"])])
  func `segments are decoded after the path is cut`(path: String, segments: [String]) throws {
    #expect(try #require(Target(path)).segments == segments)
  }

  @Test func `a length alone takes no memory and a refusal is final for its octets`() {
    var parser = RequestParser()
    var position = 0
    let octets = Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n".utf8)
    guard case .needMore = octets.withUnsafeBytes({ parser.read($0, &position) }) else {
      Issue.record("the body was not waited for")
      return
    }
    #expect(parser.phase == .body)
  }

  @Test func `every refusal answers with a 4xx or 5xx and a sentence`() {
    for reason in RefusalReason.allCases {
      #expect((400...505).contains(reason.status.code))
      #expect(reason.detail.hasSuffix(".") && !reason.detail.contains("\""))
    }
  }
}
