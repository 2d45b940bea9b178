/// What the last texts were parsed to, or why they were refused. Texts are compared byte by byte.
struct RecentTexts<Parsed> {
  /// Texts to be read together: entities mean something else under another schema.
  struct Key: Hashable {
    let text: CedarString
    var schema: CedarString?
  }

  /// Entries kept.
  static var capacity: Int { 64 }
  /// Longer texts are parsed each time: memory stays bounded.
  static var byteLimit: Int { 256 << 10 }

  private var entries: [Key: (parsed: Result<Parsed, CedarError>, use: UInt64)] = [:]
  private var uses: UInt64 = 0

  /// Number of entries.
  var count: Int { entries.count }

  /// What `key` was parsed to, or is parsed to now; the entry used longest ago makes room.
  mutating func value(
    _ key: Key, parse: () throws(CedarError) -> Parsed
  ) throws(CedarError) -> Parsed {
    uses += 1
    if let index = entries.index(forKey: key) {
      entries.values[index].use = uses
      return try entries.values[index].parsed.get()
    }
    let parsed: Result<Parsed, CedarError>
    do throws(CedarError) {
      parsed = .success(try parse())
    } catch {
      parsed = .failure(error)
    }
    if key.text.utf8Count <= Self.byteLimit {
      if entries.count == Self.capacity, let oldest = entries.min(by: { $0.value.use < $1.value.use }) {
        entries[oldest.key] = nil
      }
      entries[key] = (parsed, uses)
    }
    return try parsed.get()
  }
}
