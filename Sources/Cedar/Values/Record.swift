/// Immutable named fields: a record value, an entity's attributes or tags, a request's context.
public struct Record: Sendable {
  struct Field: Sendable {
    let key: CedarString
    let value: Value
  }

  /// Sorted by hash, then by key, so that equal records have equal arrays.
  let fields: [Field]

  /// A record without fields.
  public static let empty = Record(unique: [])

  /// Makes a record from keys that are unique by construction.
  public init(_ fields: [CedarString: Value]) {
    self.init(unique: fields.map { Field(key: $0.key, value: $0.value) })
  }

  /// Makes a record.
  ///
  /// - Throws: `CedarError` (`duplicateKey`) when a key comes twice.
  public init(fields: some Sequence<(CedarString, Value)>) throws(CedarError) {
    self.init(unique: fields.map { Field(key: $0.0, value: $0.1) })
    for (left, right) in zip(self.fields, self.fields.dropFirst()) where left.key == right.key {
      throw CedarError(.duplicateKey, "duplicate key `\(left.key)` in record")
    }
  }

  init(unique fields: [Field]) {
    self.fields =
      fields.count < 2
      ? fields
      : fields.sorted {
        $0.key.hash == $1.key.hash ? $0.key < $1.key : $0.key.hash < $1.key.hash
      }
  }

  /// The value of a field, `nil` when absent. Logarithmic beyond eight fields.
  public subscript(key: CedarString) -> Value? {
    guard let index = index(of: key) else { return nil }
    return fields[index].value
  }

  /// Whether the field exists.
  public func contains(_ key: CedarString) -> Bool { index(of: key) != nil }

  /// Number of fields.
  public var count: Int { fields.count }

  /// The fields ordered by key.
  public var sorted: [(key: CedarString, value: Value)] {
    fields.map { ($0.key, $0.value) }.sorted { $0.key < $1.key }
  }

  private func index(of key: CedarString) -> Int? {
    let hash = key.hash
    return fields.withUnsafeBufferPointer { fields in
      var index = 0
      if fields.count > 8 {
        var end = fields.count
        while index < end {
          let middle = (index + end) / 2
          if fields[middle].key.hash < hash { index = middle + 1 } else { end = middle }
        }
      }
      while index < fields.count {
        let candidate = fields[index].key
        if candidate.hash == hash, candidate == key { return index }
        if candidate.hash > hash { return nil }
        index += 1
      }
      return nil
    }
  }
}

extension Record: Hashable, ExpressibleByDictionaryLiteral {
  /// Equal when both have the same keys with equal values.
  public static func == (left: Record, right: Record) -> Bool {
    left.fields.count == right.fields.count
      && zip(left.fields, right.fields).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }

  /// Hashes every field.
  public func hash(into hasher: inout Hasher) {
    for field in fields {
      hasher.combine(field.key)
      hasher.combine(field.value)
    }
  }

  /// Makes a record from a literal; the last of two equal keys stays.
  public init(dictionaryLiteral elements: (CedarString, Value)...) {
    var fields: [CedarString: Value] = [:]
    for (key, value) in elements { fields[key] = value }
    self.init(fields)
  }
}
