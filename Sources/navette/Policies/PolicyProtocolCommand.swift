import Cedar

/// `navette policy protocol`
struct PolicyProtocolCommand: Command {
  static let declaration = Declaration(
    "protocol", summary: "Answer JSON lines: how other programs drive the policy engine.",
    discussion: [
      "Each line of standard input is a request: `authorize`, `validate` or `est`. Each has one line of answer on "
        + "standard output, written at once, with the request's `id`; a line that cannot be answered gets a `failure` "
        + "that says why. It reads no file and decides nothing for a running gateway. It ends with its input."
    ],
    examples: [.init("navette policy protocol", "Then one request a line.")])

  init(_ values: Values) {}

  func run(_ console: Console) throws {
    var stream = PolicyProtocolStream()
    let write = { (reply: [UInt8]) in console.write(String(decoding: reply, as: UTF8.self)) }
    while true {
      let bytes = try console.read()
      guard !bytes.isEmpty else { return stream.finish(reply: write) }
      stream.read(bytes, reply: write)
    }
  }
}
