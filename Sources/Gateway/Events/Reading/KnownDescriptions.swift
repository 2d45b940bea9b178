internal import Glibc

/// What decisions told of agents, bodies and fiches, by its very bytes: entry after entry describes them alike.
///
/// Values that were walked over whole are whole wherever the same bytes stand at the same depth, so comparing them, at a
/// tenth of the cost, tells as much as walking over them again. What is not found here is walked over: nothing is believed
/// that was not read strictly once.
struct KnownDescriptions: Sendable {
  /// A description, and where it tells of the state, the author and the destination of a fiche or avis, from its start.
  struct Known: Sendable {
    fileprivate var mark: UInt64 = 0
    fileprivate(set) var count = 0
    fileprivate(set) var places = DescribedPlaces()
  }

  /// As many as the agents of a département in the states that they meet; another gives way to the one that comes.
  private static let sets = 512
  private static let ways = 4
  private static let longest = 768
  /// The bytes by which a description is looked for: they hold the name of an agent or of an author.
  private static let markedCount = 64

  private var known: ContiguousArray<Known> = []
  private var bytes: ContiguousArray<UInt8> = []
  private var turn = 0

  /// Finds what stands at the start of these bytes.
  /// - Parameter kind: tells apart what is told of the same agent: any number.
  func find(_ rest: UnsafeRawBufferPointer, _ kind: UInt64) -> Known? {
    guard let start = rest.baseAddress, let mark = Self.mark(rest, kind) else { return nil }
    return known.withUnsafeBufferPointer { known -> Known? in
      guard !known.isEmpty else { return nil }
      let first = Self.first(mark)
      for place in first..<first + Self.ways where known[place].mark == mark && known[place].count <= rest.count {
        let isSame = bytes.withUnsafeBytes { bytes in
          bytes.baseAddress.map { memcmp($0 + place * Self.longest, start, known[place].count) == 0 } ?? false
        }
        if isSame { return known[place] }
      }
      return nil
    }
  }

  /// Remembers a description that was read.
  mutating func remember(_ description: UnsafeRawBufferPointer, _ kind: UInt64, _ places: DescribedPlaces) {
    guard description.count <= Self.longest, let mark = Self.mark(description, kind) else { return }
    if known.isEmpty {
      known = ContiguousArray(repeating: Known(), count: Self.sets * Self.ways)
      bytes = ContiguousArray(repeating: 0, count: Self.sets * Self.ways * Self.longest)
    }
    turn = (turn + 1) % Self.ways
    let place = Self.first(mark) + turn
    known[place] = Known(mark: mark, count: description.count, places: places)
    bytes.withUnsafeMutableBytes {
      UnsafeMutableRawBufferPointer(rebasing: $0[place * Self.longest..<(place + 1) * Self.longest])
        .copyMemory(from: description)
    }
  }

  @inline(__always) private static func first(_ mark: UInt64) -> Int {
    Int(truncatingIfNeeded: mark >> 32) & (sets - 1) &* ways
  }

  /// Nothing for what is so short that walking over it is as good.
  @inline(__always) private static func mark(_ bytes: UnsafeRawBufferPointer, _ kind: UInt64) -> UInt64? {
    guard bytes.count >= markedCount else { return nil }
    var mark = kind
    var factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    for offset in stride(from: 0, to: markedCount, by: 8) {
      mark &+= bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) &* factor
      factor &*= 0xBF58_476D_1CE4_E5B9
    }
    return mark ^ mark >> 29
  }
}

/// Where a description tells of the state, the author and the destination of a fiche or avis; nil where it does not.
struct DescribedPlaces: Sendable {
  var etat: Range<Int>?
  var auteur: Range<Int>?
  var destination: Range<Int>?

  /// The same, as far from another place.
  func moved(by offset: Int) -> DescribedPlaces {
    func moved(_ range: Range<Int>?) -> Range<Int>? {
      range.map { $0.lowerBound + offset..<$0.upperBound + offset }
    }
    return DescribedPlaces(etat: moved(etat), auteur: moved(auteur), destination: moved(destination))
  }
}
