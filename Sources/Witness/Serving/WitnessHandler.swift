internal import Dispatch
public import HTTP
internal import Journal

/// Speaks c2sp.org/tlog-witness over HTTP: `POST /add-checkpoint`, and one line on `GET /` that tells what this is.
public struct WitnessHandler: RequestHandler {
  private let witness: LogWitness
  /// Where the disk is waited for: one request after the other, none on a reactor.
  private let disk = DispatchQueue(label: "witness")

  /// Serves a witness.
  public init(_ witness: LogWitness) { self.witness = witness }

  /// The limits of a server for it: no message is longer than the longest request.
  public static var limits: Limits {
    var limits = Limits()
    limits.body = AddCheckpoint.maximumByteCount
    return limits
  }

  /// Answers; what touches the disk does so elsewhere.
  public func handle(_ request: Request, _ reply: Reply) {
    guard request.target.query == nil else { return refuse(reply, .notFound, "not found") }
    switch (request.target.path, request.method) {
    case ("/add-checkpoint", .post): add(request.body, reply)
    case ("/add-checkpoint", _): refuse(reply, .methodNotAllowed, "POST only", allow: "POST")
    case ("/", .get), ("/", .head):
      reply.send(.text("navette witness: \(witness.key.vkey)\nlogs: \(witness.logCount)\n"))
    case ("/", _): refuse(reply, .methodNotAllowed, "GET only", allow: "GET, HEAD")
    default: refuse(reply, .notFound, "not found")
    }
  }

  private func add(_ body: [UInt8], _ reply: Reply) {
    switch witness.prepare(body) {
    case .refused(let answer): reply.send(Self.response(answer))
    case .ready(let ready): onDisk(reply) { try witness.decide(ready) }
    case .unknown(let unknown): onDisk(reply) { try witness.introduce(unknown) }
    }
  }

  private func onDisk(_ reply: Reply, _ answer: @escaping @Sendable () throws -> WitnessAnswer) {
    disk.async {
      do {
        reply.send(Self.response(try answer()))
      } catch {
        refuse(reply, .internalServerError, "the state of this log cannot be read or written")
      }
    }
  }

  private static func response(_ answer: WitnessAnswer) -> Response {
    guard let status = Status(code: answer.status) else { return .text("", status: .internalServerError) }
    guard answer.body.isEmpty else {
      return Response(status, contentType: answer.contentType ?? "text/plain; charset=utf-8", body: answer.body)
    }
    return .text(words(answer), status: status)
  }

  private static func words(_ answer: WitnessAnswer) -> String {
    switch answer {
    case .malformed: "malformed request, or an old size over the checkpoint's\n"
    case .untrusted: "no valid signature by a key trusted for this origin\n"
    case .unknownOrigin: "unknown origin\n"
    case .unproven: "the consistency proof does not verify\n"
    case .conflict, .cosigned: ""
    }
  }

  private func refuse(_ reply: Reply, _ status: Status, _ words: String, allow: String? = nil) {
    var response = Response.text(words + "\n", status: status)
    if let allow { response.headers.append(("Allow", allow)) }
    reply.send(response)
  }
}
